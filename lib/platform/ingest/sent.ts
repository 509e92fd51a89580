import { createHash } from 'node:crypto'
import { z } from 'zod'
import { minuteMs } from '../clock.ts'
import type { Ctx } from '../ctx.ts'

/** Clocks of two machines may differ a little; more than this is a document from the future. */
const toleratedSkewMs = 5 * minuteMs

/** Fields of a command that registers what was sent: the upload, and who brought it how. */
export const sentFields = {
  incomingId: z.uuid(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits'),
  size: z.int().positive(),
  fileName: z.string().min(1).max(255),
  collector: z.string().min(1).max(60),
}

export type Sent = z.output<z.ZodObject<typeof sentFields>>

/** What every table of what came in keeps of the sending, from its first moment. */
export const sentColumns = ({ actor }: Ctx, sent: Sent, now: Date) => ({
  incomingId: sent.incomingId,
  status: 'queued' as const,
  fileName: sent.fileName,
  sentSha256: Buffer.from(sent.sha256, 'hex'),
  sentSize: sent.size,
  collector: sent.collector,
  submittedByType: actor.type,
  submittedById: actor.id,
  submittedByName: actor.name,
  receivedAt: now,
})

/** Whether a time that a sender names lies in the future, beyond what clocks may differ. */
export const isInFuture = (at: Date, now: Date): boolean => at.getTime() > now.getTime() + toleratedSkewMs

/** What the same document sent again is recognised by (FORMATS: idempotency key): every field counts, in its place. */
export const idempotencyKey = (fields: readonly unknown[]): Buffer =>
  createHash('sha256').update(JSON.stringify(fields)).digest()
