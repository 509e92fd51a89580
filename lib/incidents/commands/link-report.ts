import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { defineCommand } from '#lib/platform/command.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { openIncidentSchema } from '../model/input.ts'
import { asReader } from '../queries/report-reader.ts'
import { openIncident } from './open-incident.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { lockedReport, moveReport } from './parts/locked-report.ts'
import { tellReportDeadline } from './parts/tell-reports.ts'

const { title, summary } = openIncidentSchema.shape

const input = z.strictObject({
  reportId: z.uuid(),
  incident: z.union([z.strictObject({ number: z.int().positive() }), z.strictObject({ title, summary })]),
})
type Target = z.output<typeof input>['incident']

/**
 * A report leads to an incident: a new one, or one that exists. Nothing of what the report says is copied: incidents
 * are read by more people, so title and summary are written afresh by whoever decides.
 */
export const linkReport = defineCommand({
  action: 'report.link',
  permission: 'reports.decide',
  input,
  async run({ ctx, input: { reportId, incident }, tx, now }) {
    const linked = await asReader(tx, { userId: ctx.actor.id }, async () => {
      const report = await lockedReport(tx, reportId, 'escalated')
      const { id, number } = await incidentFor(tx, ctx, incident, reportId)
      await moveReport(tx, report, { status: 'escalated', incidentId: id }, ctx.actor, now)
      return { id, number }
    })
    await tellReportDeadline(tx, now)
    return {
      result: { number: linked.number },
      entry: {
        object: { type: 'report', id: reportId },
        payload: { incident: linked.number },
        decision: 'escalated',
      },
    }
  },
})

async function incidentFor(tx: Transaction, ctx: Ctx, target: Target, reportId: string) {
  if (!('number' in target)) return openIncident({ ...ctx, db: tx }, { ...target, reportId })
  const found = await lockedIncident(tx, target.number)
  if (found.reportId === null) await tx.update(incidents).set({ reportId }).where(eq(incidents.id, found.id))
  return found
}
