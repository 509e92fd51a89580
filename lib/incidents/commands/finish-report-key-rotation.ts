import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import type { KeyRing } from '#lib/platform/crypto/key-ring.ts'
import { keyId } from '#lib/platform/crypto/seal.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { isUnderOtherKey, sealedColumns } from '../queries/sealed-columns.ts'

/**
 * Looks once more that nothing of any report needs the key before, and enters it in the ledger. The caller may then
 * forget that key.
 * @throws PlumblineError `conflict` when something still needs it
 */
export const finishReportKeyRotation = defineCommand({
  action: 'report-key.finish',
  permission: 'system.maintain',
  input: z.strictObject({ ring: z.custom<KeyRing>(), sealed: z.int().nonnegative() }),
  async run({ input: { ring, sealed }, tx }) {
    for (const column of sealedColumns) {
      const { rows } = await tx.execute(
        sql`select 1 from ${column.table} where ${isUnderOtherKey(column, ring)} limit 1`,
      )
      if (rows.length > 0) throw notYet(column.name)
    }
    return {
      result: {},
      entry: {
        object: { type: 'secret', id: 'report-text' },
        payload: { to: keyId(ring.current).toString('hex'), sealed },
      },
    }
  },
})

const notYet = (name: string) =>
  new PlumblineError(
    'conflict',
    `Some ${name} are still sealed under another key.`,
    'Run `npx plumbline rotate-key reports` again: both keys are kept until then.',
  )
