import { formatDay } from '#lib/platform/format/time.ts'

/** `Nov 26` from `2026-11`. */
export function monthLabel(month: string): string {
  const name = formatDay(new Date(`${month}-01T00:00:00Z`)).replace(/^\d+ /, '')
  return `${name} ${month.slice(2, 4)}`
}
