import { desc } from 'drizzle-orm'
import { z } from 'zod'
import { policyVersions } from '#db/schema/index.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { everyControl, type Policy } from './model.ts'
import type { PolicyComparison } from './rules/compare.ts'

export type PolicyInForce = {
  version: number
  policy: Policy
  inForceFrom: Date
  digest: string
  changes: PolicyComparison | null
}

/** The newest version of the policy; null on an installation whose worker has not started yet. */
export const policyInForce = defineQuery({
  permission: 'policy.read',
  input: z.strictObject({}),
  async run({ db }): Promise<PolicyInForce | null> {
    const [row] = await db.select().from(policyVersions).orderBy(desc(policyVersions.version)).limit(1)
    if (!row) return null
    return {
      version: row.version,
      // Written by `publishPolicy` from a validated file, and append-only since.
      policy: row.document as Policy,
      inForceFrom: row.inForceFrom,
      digest: Buffer.from(row.digest).toString('hex'),
      changes: row.changes as PolicyComparison | null,
    }
  },
})

export type EvidenceTerms = { timeToLiveDays: number; controls: string[]; clauses: string[] }

const unclaimedTimeToLiveDays = 7

/**
 * What a kind of evidence is for under a policy, and for how long it counts: the shortest time to live of the
 * controls that ask for it.
 */
export function evidenceTerms(policy: Policy | null, kind: string): EvidenceTerms {
  const placed = policy
    ? everyControl(policy).filter(({ control }) => control.evidence.kinds.includes(kind))
    : []
  const days = placed.map(({ control }) => control.evidence.timeToLiveDays)
  return {
    timeToLiveDays: days.length === 0 ? unclaimedTimeToLiveDays : Math.min(...days),
    controls: placed.map(({ control }) => control.id),
    clauses: [...new Set(placed.map(({ clause }) => clause.number))],
  }
}
