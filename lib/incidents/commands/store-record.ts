import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { evidence } from '#db/schema/index.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import { newId } from '#lib/platform/ids.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { evidenceTerms } from '#lib/policy/rules/evidence-terms.ts'
import { incidentName } from '../model.ts'
import { readWholeRecord } from '../queries/whole-record.ts'

type Outcome = { result: { evidenceId: string | null }; entry: LedgerDraft | null }

/**
 * Records an incident as evidence of the kind `incident`; its artifact is stored already. What changed in the meantime
 * is left to the job of that change, and the same record is evidence once.
 */
export const storeRecord = defineCommand({
  action: 'incident.store-record',
  permission: 'incidents.run',
  input: z.strictObject({ incidentId: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  async run({ ctx, input: { incidentId, sha256 }, tx, now }): Promise<Outcome> {
    await tx.execute(sql`select 1 from incidents where id = ${incidentId}::uuid for update`)
    const record = await readWholeRecord(tx, incidentId)
    if (record === null || record.sha256.toString('hex') !== sha256)
      return { result: { evidenceId: null }, entry: null }
    const { document, eventCount } = record
    const [known] = await tx
      .select({ id: evidence.id })
      .from(evidence)
      .where(and(eq(evidence.sha256, record.sha256), eq(evidence.kind, 'incident')))
    if (known !== undefined) return { result: { evidenceId: known.id }, entry: null }
    const terms = evidenceTerms((await policyInForce(ctx, {}))?.policy ?? null, 'incident')
    const evidenceId = newId(ctx.clock)
    const changedAt = new Date(document.changedAt)
    await tx.insert(evidence).values({
      id: evidenceId,
      sha256: record.sha256,
      kind: 'incident',
      source: 'Plumbline incident',
      sourceVersion: String(document.format),
      collector: 'plumbline',
      scope: { incident: incidentName(document.number), incidentId, status: document.status },
      receipt: {
        isComplete: true,
        expectedCount: eventCount,
        receivedCount: eventCount,
        isPaginationFinished: true,
        query: 'the whole record of the incident',
        problems: [],
        original: null,
        redactedCount: 0,
        encoding: 'utf-8',
      },
      isComplete: true,
      observedAt: changedAt,
      periodFrom: new Date(document.reportedAt),
      periodTo: changedAt,
      receivedAt: now,
      validUntil: new Date(changedAt.getTime() + terms.timeToLiveDays * dayMs),
      submittedByType: 'system',
      submittedById: ctx.actor.id,
      submittedByName: 'Plumbline',
      controls: terms.controls,
      clauses: terms.clauses,
    })
    return {
      result: { evidenceId },
      entry: {
        object: { type: 'evidence', id: evidenceId },
        payload: { number: document.number, status: document.status, events: eventCount },
        evidence: [sha256],
      },
    }
  },
})
