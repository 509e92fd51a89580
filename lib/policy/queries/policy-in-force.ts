import { desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { policyVersions } from '#db/schema/index.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { PolicyComparison, PolicyVersionLine } from '../model/comparison.ts'
import type { Policy } from '../model.ts'

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
    return row ? toPolicyInForce(row) : null
  },
})

/** The version in force at a moment. A moment before the first version is judged by the first. */
export const policyAsOf = defineQuery({
  permission: 'policy.read',
  input: z.strictObject({ asOf: z.date() }),
  async run({ db, input: { asOf } }): Promise<PolicyInForce | null> {
    const at = sql`${asOf.toISOString()}::timestamptz`
    const [row] = await db
      .select()
      .from(policyVersions)
      // What was in force comes before what was not yet, and of either the one nearest to the moment.
      .orderBy(
        sql`${policyVersions.inForceFrom} > ${at}`,
        sql`greatest(${policyVersions.inForceFrom}, ${at}) - least(${policyVersions.inForceFrom}, ${at})`,
        desc(policyVersions.version),
      )
      .limit(1)
    return row ? toPolicyInForce(row) : null
  },
})

/** One version by its number; null when there is none of that number. */
export const policyVersion = defineQuery({
  permission: 'policy.read',
  input: z.strictObject({ version: z.int().positive() }),
  async run({ db, input: { version } }): Promise<PolicyInForce | null> {
    const [row] = await db.select().from(policyVersions).where(eq(policyVersions.version, version))
    return row ? toPolicyInForce(row) : null
  },
})

/** Every version that was ever in force, with what each changed. */
export const policyVersionList = defineQuery({
  permission: 'policy.read',
  input: z.strictObject({}),
  async run({ db }): Promise<PolicyVersionLine[]> {
    const { version, digest, inForceFrom, changes } = policyVersions
    const rows = await db
      .select({ version, digest, inForceFrom, changes })
      .from(policyVersions)
      .orderBy(desc(version))
    return rows.map((row) => ({
      ...row,
      digest: hex(row.digest),
      changes: row.changes as PolicyComparison | null,
    }))
  },
})

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

function toPolicyInForce(row: typeof policyVersions.$inferSelect): PolicyInForce {
  return {
    version: row.version,
    // Written by `publishPolicy` from a validated file, and append-only since.
    policy: row.document as Policy,
    inForceFrom: row.inForceFrom,
    digest: hex(row.digest),
    changes: row.changes as PolicyComparison | null,
  }
}
