/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** The value that `share` (0 to 1) of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export type Figure = { what: string; value: string; aim?: string }

/** Prints figures as a Markdown table, ready for docs/benchmarks.md. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  console.log(`\n### ${title}\n\n| what | figure | aim |\n|---|---|---|`)
  for (const { what, value, aim } of figures) console.log(`| ${what} | ${value} | ${aim ?? ''} |`)
}

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
export const count = (value: number): string => whole.format(value)
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`
export const milliseconds = (value: number): string => `${value.toFixed(1)} ms`
export const ratio = (value: number): string => value.toFixed(2)
export const megabytes = (bytes: number): string => `${whole.format(bytes / 1e6)} MB`
