import { desc, sql } from 'drizzle-orm'
import { z } from 'zod'
import { policyVersions } from '#db/schema/index.ts'
import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import type { Policy } from '../model.ts'
import { comparePolicies } from '../rules/compare.ts'

const input = z.strictObject({
  /** A policy that `readPolicy` has validated. */
  policy: z.custom<Policy>((value) => typeof value === 'object' && value !== null),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  text: z.string().min(1),
})

export type PublishedPolicy = { version: number; isNew: boolean }

/** Puts a validated policy in force as a new version; the same policy again changes nothing. */
export const publishPolicy = defineCommand({
  action: 'policy.publish',
  permission: 'policy.load',
  input,
  async run({ input, tx, now }): Promise<{ result: PublishedPolicy; entry: LedgerDraft | null }> {
    // Two workers may start at once; the second one then finds the first one's version.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('policy-version'))`)
    const [last] = await tx.select().from(policyVersions).orderBy(desc(policyVersions.version)).limit(1)
    if (last && Buffer.from(last.digest).toString('hex') === input.digest) {
      return { result: { version: last.version, isNew: false }, entry: null }
    }
    const version = (last?.version ?? 0) + 1
    const changes = last ? comparePolicies(last.document as Policy, input.policy) : null
    await tx.insert(policyVersions).values({
      version,
      digest: Buffer.from(input.digest, 'hex'),
      source: input.text,
      document: input.policy,
      // The first version changes nothing: a null inside the JSON, because the column itself must say something.
      changes: changes ?? sql`'null'::jsonb`,
      inForceFrom: now,
    })
    await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
    await notify(tx, { topic: 'posture', keys: ['policy'] })
    return {
      result: { version, isNew: true },
      entry: {
        object: { type: 'policy', id: String(version) },
        payload: { title: input.policy.title, digest: input.digest, changes },
      },
    }
  },
})
