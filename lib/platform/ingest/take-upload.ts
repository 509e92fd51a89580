import type { KeyObject } from 'node:crypto'
import type { Ctx } from '../ctx.ts'
import { type Declared, discard, receive } from './incoming.ts'
import type { Sent } from './sent.ts'
import { unbroken } from './unbroken.ts'

export type Intake = { key: KeyObject; maxBytes: number; collector: string }

type Claim<T> = {
  /** Refers to the upload, or refuses it. */
  register: (sent: Omit<Sent, 'fileName'>) => Promise<T>
  /** Whether anything refers to the upload. */
  isClaimed: (incomingId: string) => Promise<boolean>
}

/**
 * Takes the bytes as they come, then registers what they are. Nothing is parsed here.
 * @throws PlumblineError limit_exceeded, invalid_input, or what `register` refuses with; nothing is kept then
 */
export async function takeUpload<T>(
  ctx: Ctx,
  body: AsyncIterable<Uint8Array>,
  declared: Declared,
  { key, maxBytes, collector }: Intake,
  { register, isClaimed }: Claim<T>,
): Promise<T> {
  const { id, sha256, size } = await receive(ctx.db, key, ctx.clock, unbroken(body), declared, maxBytes)
  try {
    return await register({ incomingId: id, sha256: sha256.toString('hex'), size, collector })
  } catch (error) {
    // Claimed after all where the transaction committed and its answer was lost.
    const discardUnclaimed = async () => {
      if (!(await isClaimed(id))) await discard(ctx.db, id)
    }
    // The refusal is what its sender is to hear, even when nothing can be deleted: housekeeping does it later.
    await discardUnclaimed().catch(() => undefined)
    throw error
  }
}
