import { and, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { reportedIssues } from '#db/schema/incidents/reports.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { namedIssues } from './parts/named-issues.ts'
import { tellReportDeadline } from './parts/tell-reports.ts'

/** The lead or a designee has seen what was brought to them from the list of findings. */
export const acknowledgeIssues = defineCommand({
  action: 'issue.acknowledge',
  permission: 'reports.decide',
  input: z.strictObject({ issueKeys: namedIssues }),
  async run({ ctx, input: { issueKeys }, tx, now }) {
    const seen = await tx
      .update(reportedIssues)
      .set({ acknowledgedAt: now, acknowledgedByName: ctx.actor.name })
      .where(
        and(
          inArray(
            reportedIssues.issueKey,
            issueKeys.map((key) => Buffer.from(key, 'hex')),
          ),
          isNull(reportedIssues.acknowledgedAt),
        ),
      )
      .returning({ issueKey: reportedIssues.issueKey })
    await tellReportDeadline(tx, now)
    const keys = seen.map(({ issueKey }) => Buffer.from(issueKey).toString('hex'))
    const [first = ''] = keys
    return {
      result: { acknowledged: seen.length },
      entry: seen.length === 0 ? null : { object: { type: 'issue', id: first }, payload: { issues: keys } },
    }
  },
})
