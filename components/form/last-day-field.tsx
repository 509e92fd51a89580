import { dayMs } from '#lib/platform/clock.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { TextField } from './text-field.tsx'

/** The last day for which something counts, to its end; days are told from today. */
export function LastDayField({
  name,
  now,
  earliestDays,
  usualDays,
  mostDays,
}: {
  name: string
  now: Date
  earliestDays: number
  usualDays: number
  mostDays: number
}) {
  const inDays = (days: number) => formatIsoDate(new Date(now.getTime() + days * dayMs))
  return (
    <TextField
      name={name}
      label="Until the end of"
      type="date"
      min={inDays(earliestDays)}
      max={inDays(mostDays)}
      defaultValue={inDays(usualDays)}
    />
  )
}
