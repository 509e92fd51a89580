import type { Transaction } from '#db/client.ts'
import { reportMessages } from '#db/schema/incidents/reports.ts'
import type { KeyRing } from '#lib/platform/crypto/key-ring.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { sealContext, sealJson } from '../../queries/report-seal.ts'

type NewMessage = {
  reportId: string
  text: string
  isFromReporter: boolean
  isInternal: boolean
  /** Null: the anonymous reporter. */
  author: { id: string; name: string } | null
}

/** Writes a sealed message of a report. Inside `asReader`. @returns its id and what the ledger may keep of it */
export async function writeMessage(
  tx: Transaction,
  { clock }: Pick<Ctx, 'clock'>,
  ring: KeyRing,
  message: NewMessage,
): Promise<{ messageId: string; digest: string }> {
  const id = newId(clock)
  const { sealed, digest } = sealJson(ring, { text: message.text }, sealContext.message(id))
  await tx.insert(reportMessages).values({
    id,
    reportId: message.reportId,
    isFromReporter: message.isFromReporter,
    isInternal: message.isInternal,
    authorId: message.author?.id ?? null,
    authorName: message.author?.name ?? 'the reporter',
    sealedText: sealed,
    at: clock.now(),
  })
  return { messageId: id, digest }
}
