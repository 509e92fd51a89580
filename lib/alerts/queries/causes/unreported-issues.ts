import { unreportedCounts } from '#lib/incidents/queries/unreported-counts.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import type { CauseQuery } from './cause-query.ts'

/**
 * Critical and high weaknesses that scans know and of which nobody told the lead within their window (policy clause V.A:
 * silence about a known one is a violation). One alert for each severity, however many they are.
 */
export const unreportedIssues: CauseQuery = async (db, asOf) => {
  const counts = await unreportedCounts(systemCtx('unreported issues', db, { now: () => asOf }), { asOf })
  return counts.map(({ severity, count, oldestDueAt }) => ({
    kind: 'issue_unreported',
    cause: `severity:${severity}`,
    urgency: severity === 'critical' ? 'urgent' : 'soon',
    title: `${formatQuantity(count, `${severity} weakness`, `${severity} weaknesses`)} ${count === 1 ? 'is' : 'are'} known, and nobody told the lead`,
    body: 'Each is past the time in which it must be reported. It closes when every one is reported, fixed or accepted.',
    href: '/reports/unreported',
    subject: { severity },
    dueAt: oldestDueAt,
    owners: [],
    escalation: [],
  }))
}
