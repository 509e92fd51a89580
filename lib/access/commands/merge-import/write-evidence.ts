import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import {
  type accessImports,
  type accessSources,
  type CompletenessReceipt,
  evidence,
} from '#db/schema/index.ts'
import { dayMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { StoredUpload } from '#lib/platform/ingest/store-upload.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { evidenceTerms } from '#lib/policy/rules/evidence-terms.ts'
import type { DocumentOutcome } from '../../parsers/parser.ts'
import { evidenceKindsOf } from '../../rules/evidence-kinds.ts'

export type ImportEvidence = {
  id: string
  one: typeof accessImports.$inferSelect
  source: typeof accessSources.$inferSelect & { systemName: string | null }
  outcome: DocumentOutcome
  document: StoredUpload
  receipt: CompletenessReceipt
  isComplete: boolean
  observedAt: Date
}

/**
 * The record of an import. A document of several kinds (accounts with their grants) feeds the controls of all of them, and
 * counts as long as the shortest of them lets it.
 */
export async function writeEvidence(
  ctx: Ctx,
  tx: Transaction,
  { id, one, source, outcome, document, receipt, isComplete, observedAt }: ImportEvidence,
): Promise<void> {
  const kinds = evidenceKindsOf(outcome, await countStaged(tx))
  const policy = (await policyInForce(ctx, {}))?.policy ?? null
  const terms = kinds.map((kind) => evidenceTerms(policy, kind))
  const days = Math.min(...terms.map(({ timeToLiveDays }) => timeToLiveDays))
  await tx.insert(evidence).values({
    id,
    sha256: Buffer.from(document.sha256, 'hex'),
    kind: kinds[0],
    source: source.name,
    sourceVersion: outcome.format,
    collector: one.collector,
    scope: {
      source: source.name,
      sourceId: source.id,
      format: outcome.format,
      ...(outcome.part === '' ? {} : { part: outcome.part }),
      ...(source.systemName === null ? {} : { system: source.systemName }),
    },
    receipt,
    isComplete,
    observedAt,
    periodFrom: observedAt,
    periodTo: observedAt,
    receivedAt: one.receivedAt,
    validUntil: new Date(observedAt.getTime() + days * dayMs),
    submittedByType: one.submittedByType,
    submittedById: one.submittedById,
    submittedByName: one.submittedByName,
    controls: [...new Set(terms.flatMap(({ controls }) => controls))],
    clauses: [...new Set(terms.flatMap(({ clauses }) => clauses))],
  })
}

async function countStaged(tx: Transaction) {
  const { rows } = await tx.execute<{ people: number; accounts: number; grants: number }>(sql`
    select count(*) filter (where kind = 'person')::int as people, count(*) filter (where kind = 'account')::int as accounts,
      count(*) filter (where kind = 'grant')::int as grants from staging`)
  return rows[0] ?? { people: 0, accounts: 0, grants: 0 }
}
