import { z } from 'zod'
import { reportedIssues } from '#db/schema/incidents/reports.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { namedIssues } from './parts/named-issues.ts'
import { tellReportDeadline } from './parts/tell-reports.ts'

/**
 * Says of issues known from scans that the lead is told of them now (clause V.A). Those that were told before keep who
 * told first.
 */
export const reportIssues = defineCommand({
  action: 'issue.report',
  permission: 'issues.report',
  input: z.strictObject({ issueKeys: namedIssues, note: z.string().trim().max(2_000).default('') }),
  async run({ ctx, input: { issueKeys, note }, tx, now }) {
    const told = await tx
      .insert(reportedIssues)
      .values(
        issueKeys.map((key) => ({
          issueKey: Buffer.from(key, 'hex'),
          reportedAt: now,
          reportedById: ctx.actor.id,
          reportedByName: ctx.actor.name,
          note: note === '' ? null : note,
        })),
      )
      .onConflictDoNothing()
      .returning({ issueKey: reportedIssues.issueKey })
    await tellReportDeadline(tx, now)
    const keys = told.map(({ issueKey }) => Buffer.from(issueKey).toString('hex'))
    const [first = ''] = keys
    return {
      result: { reported: told.length },
      entry: told.length === 0 ? null : { object: { type: 'issue', id: first }, payload: { issues: keys } },
    }
  },
})
