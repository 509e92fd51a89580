import { countInWords, formatQuantity, sentenceCase } from '#lib/platform/format/count.ts'
import type { ReportStatus } from '../model.ts'
import type { ReportLine, ReportStatusView } from './report.ts'

type Waiting = Pick<ReportLine, 'acknowledgedAt' | 'acknowledgeBy'>

/** It waits, and its deadline has passed. What is exactly on time is in time. */
export const isOverdueReport = ({ acknowledgedAt, acknowledgeBy }: Waiting, now: Date): boolean =>
  acknowledgedAt === null && now > acknowledgeBy

/** The head of the list for the lead and the designees. */
export function reportsHeadline(counts: Record<ReportStatus, number>, overdue: number): string {
  const waiting = counts.received
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
  if (all === 0) return 'Nobody has reported anything yet'
  if (waiting === 0) return 'Every report is acknowledged'
  const wait = `${sentenceCase(countInWords(waiting))} ${waiting === 1 ? 'report waits' : 'reports wait'} for an acknowledgement`
  if (overdue === 0) return wait
  if (overdue === waiting)
    return `${wait}, ${overdue === 1 ? 'past its deadline' : 'all past their deadlines'}`
  return `${wait}, ${countInWords(overdue)} past ${overdue === 1 ? 'its deadline' : 'their deadlines'}`
}

/** The head of a report for its reporter. */
export function statusHeadline(
  report: Pick<ReportStatusView, 'status' | 'acknowledgedByName' | 'acknowledgedAt' | 'acknowledgeBy'>,
  now: Date,
): string {
  if (report.status === 'escalated') return 'Your report led to an incident'
  if (report.status === 'dismissed') return 'Your report was closed without an incident; the reason is below'
  if (report.acknowledgedAt !== null) return `${report.acknowledgedByName} has read your report`
  return isOverdueReport(report, now)
    ? 'Your report waits longer than it should: the pillar lead has been alerted'
    : 'Your report waits for the pillar lead or a designee'
}

/** The head of the list of what nobody has told the lead. `isMore`: the list goes on beyond those counted. */
export function unreportedHeadline(count: number, isMore: boolean): string {
  if (count === 0) return 'Every known critical and high weakness was reported in time'
  const issues = formatQuantity(count, 'known weakness', 'known weaknesses')
  const verb = count === 1 && !isMore ? 'was' : 'were'
  return `${isMore ? 'More than ' : ''}${issues} ${verb} never brought to the pillar lead`
}

/** The head of a report for the lead and the designees. */
export function handledHeadline(
  report: Pick<
    ReportStatusView,
    'name' | 'status' | 'acknowledgedByName' | 'acknowledgedAt' | 'acknowledgeBy'
  >,
  now: Date,
): string {
  if (report.status === 'escalated') return `${report.name} became an incident`
  if (report.status === 'dismissed') return `${report.name} was closed without an incident`
  if (report.acknowledgedAt !== null)
    return `${report.acknowledgedByName} acknowledged ${report.name}; nothing is decided yet`
  return isOverdueReport(report, now)
    ? `${report.name} should have been acknowledged by now`
    : `${report.name} waits to be acknowledged`
}
