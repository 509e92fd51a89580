import { formatClock, formatDate, formatIsoDate } from '#lib/platform/format/time.ts'
import { incidentName } from '../model.ts'

/** What a page says that asks for an incident before its time, and where it begins. `day` as `2026-11-20`. */
export function notYetWords(number: number, reportedAt: Date, day: string) {
  const firstDay = formatDate(reportedAt)
  return {
    title: `${incidentName(number)} did not exist yet on ${formatDate(new Date(`${day}T00:00:00Z`))}`,
    text: `It was reported on ${firstDay} at ${formatClock(reportedAt)} UTC.`,
    firstDay: { day: formatIsoDate(reportedAt), label: `As it stood on ${firstDay}` },
  }
}
