import { and, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { evidence, ledgerEntries } from '#db/schema/index.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'
import { isReadable } from '../queries/readable.ts'

/** A page that refreshes itself is one look. */
const oneLookMinutes = 60

/** An auditor's look at a record is itself on the record (SECURITY, authorisation). Others' reading is not noted. */
export const openEvidence = defineCommand({
  action: 'evidence.open',
  permission: 'evidence.read',
  input: z.strictObject({ evidenceId: z.uuid() }),
  async run({ ctx, input, tx, now }): Promise<{ result: { isNoted: boolean }; entry: LedgerDraft | null }> {
    const isNoted =
      ctx.roles.has('auditor') && !(await wasJustOpened(tx, ctx.actor.id, input.evidenceId, now))
    if (!isNoted) return { result: { isNoted }, entry: null }
    const [record] = await tx
      .select({ sha256: evidence.sha256 })
      .from(evidence)
      .where(and(eq(evidence.id, input.evidenceId), isReadable(ctx)))
    if (!record) throw notFound('The evidence record')
    return {
      result: { isNoted },
      entry: {
        object: { type: 'evidence', id: input.evidenceId },
        payload: {},
        evidence: [Buffer.from(record.sha256).toString('hex')],
      },
    }
  },
})

async function wasJustOpened(
  tx: Transaction,
  actorId: string,
  evidenceId: string,
  now: Date,
): Promise<boolean> {
  const found = await tx
    .select({ index: ledgerEntries.index })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.objectType, 'evidence'),
        eq(ledgerEntries.objectId, evidenceId),
        eq(ledgerEntries.action, 'evidence.open'),
        eq(ledgerEntries.actorId, actorId),
        gt(ledgerEntries.at, new Date(now.getTime() - oneLookMinutes * minuteMs)),
      ),
    )
    .limit(1)
  return found.length > 0
}
