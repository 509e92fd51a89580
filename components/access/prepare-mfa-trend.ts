import { type DayLines, dayLabel, spreadTicks } from '#components/charts/chart-model.ts'
import { type MfaDay, type MfaEnvironment, mfaEnvironments } from '#lib/access/model/mfa-coverage.ts'
import { environmentWords } from '#lib/access/model/words.ts'
import { formatPercent, sentenceCase } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'

const colours: Record<MfaEnvironment, string> = {
  production: 'var(--ink)',
  cloud: 'var(--accent)',
  repositories: 'var(--risk)',
  development: 'var(--unproven)',
}

/** Decides everything about the chart of covered accounts over time; the component only draws it. Oldest day first. */
export function prepareMfaTrend(days: readonly MfaDay[]): DayLines {
  const shown = mfaEnvironments.filter((environment) =>
    days.some(({ values }) => typeof values[environment] === 'number'),
  )
  const value = (day: MfaDay, environment: MfaEnvironment) => {
    const measured = day.values[environment]
    return typeof measured === 'number' ? formatPercent(measured / 100) : 'not proven'
  }
  return {
    title: title(days, shown),
    caption:
      'Share of accounts with the factor the policy asks for, at the end of each day; gaps were not proven',
    isEmpty: shown.length === 0,
    series: shown.map((environment) => ({
      key: environment,
      label: environmentWords[environment],
      colour: colours[environment],
    })),
    points: days.map(({ day, values }) => ({
      day,
      ...Object.fromEntries(shown.map((environment) => [environment, values[environment] ?? null])),
    })),
    dayTicks: spreadTicks(
      days.map(({ day }) => day),
      4,
    ),
    table: {
      head: ['Day', ...shown.map((environment) => environmentWords[environment])],
      rows: days
        .filter((_, index) => (days.length - 1 - index) % 7 === 0)
        .map((day) => ({
          label: dayLabel(day.day),
          values: shown.map((environment) => value(day, environment)),
        }))
        .reverse(),
    },
  }
}

/** Which environments gained, which lost, since the first day that was judged. */
function title(days: readonly MfaDay[], shown: readonly MfaEnvironment[]): string {
  const moved = shown.flatMap((environment) => {
    const known = days.flatMap(({ day, values }) => {
      const measured = values[environment]
      return typeof measured === 'number' ? [{ day, measured }] : []
    })
    const [first, last] = [known[0], known.at(-1)]
    return first && last
      ? [{ environment, by: last.measured - first.measured, last: last.measured, since: first.day }]
      : []
  })
  const names = (list: typeof moved) =>
    joinWithAnd(list.map(({ environment }) => environmentWords[environment].toLowerCase()))
  const lost = moved.filter(({ by }) => by < -0.05)
  const gained = moved.filter(({ by }) => by > 0.05)
  const since = moved[0] === undefined ? '' : ` since ${dayLabel(moved[0].since)}`
  if (moved.length === 0) return 'Coverage has not been measured yet'
  if (lost.length > 0) return sentenceCase(`${names(lost)} lost coverage${since}`)
  if (gained.length > 0) return sentenceCase(`${names(gained)} gained coverage${since}`)
  return moved.every(({ last }) => last >= 100)
    ? `Every environment was covered${since}`
    : `Coverage has not moved${since}`
}
