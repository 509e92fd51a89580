const ordinals = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

/** `fifth`, `11th`, `21st`: for headings. */
export function ordinal(value: number): string {
  const word = ordinals[value]
  if (word !== undefined && word !== '') return word
  const teens = value % 100
  const suffix = teens >= 11 && teens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
  return `${value}${suffix}`
}

export type Streak = { direction: 'fall' | 'rise'; weeks: number } | { direction: 'level'; weeks: 0 }

/**
 * For how many whole weeks, counted back from the last day, a daily count has moved one way without pause.
 *
 * @param totals one figure a day, oldest first
 */
export function weeklyStreak(totals: readonly number[]): Streak {
  const weekly: number[] = []
  for (let day = totals.length - 1; day >= 0; day -= 7) weekly.push(totals[day] ?? 0)
  const moveAt = (week: number) => Math.sign((weekly[week] ?? 0) - (weekly[week + 1] ?? 0))
  const latest = weekly.length < 2 ? 0 : moveAt(0)
  if (latest === 0) return { direction: 'level', weeks: 0 }
  let weeks = 1
  while (weeks < weekly.length - 1 && moveAt(weeks) === latest) weeks += 1
  return { direction: latest < 0 ? 'fall' : 'rise', weeks }
}
