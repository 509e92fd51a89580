import type { Ctx } from '../ctx.ts'
import { isPlumblineError, PlumblineError } from '../errors.ts'

/** What came in is called in what its sender is told. */
export type Noun = 'document' | 'report'

/** Why something that came in failed, and what its sender can do. */
export type Told = { code: string; message: string; nextStep: string }

/** Whether what came in still waits for its end; what is held waits only once somebody has released it. */
export const isWaiting = (status: string, isReleased: boolean): boolean =>
  status === 'queued' || status === 'processing' || (status === 'held' && isReleased)

/**
 * One attempt to take what came in through to its end. What a person can mend fails it at once; an unexpected error is
 * tried again with the job, and fails it when no further attempt follows.
 * @returns null when it failed for a reason its sender was told
 * @throws whatever is not a PlumblineError, so that the queue notes it
 */
export async function settle<T>(
  ctx: Ctx,
  { noun, isLastAttempt }: { noun: Noun; isLastAttempt: boolean },
  attempt: () => Promise<T>,
  fail: (told: Told) => Promise<unknown>,
): Promise<T | null> {
  try {
    return await attempt()
  } catch (error) {
    if (!isPlumblineError(error) && !isLastAttempt) throw error
    const { code, message, nextStep } = isPlumblineError(error)
      ? error
      : unexpected(noun, error, ctx.requestId)
    await fail({ code, message, nextStep })
    if (!isPlumblineError(error)) throw error
    return null
  }
}

const unexpected = (noun: Noun, cause: unknown, requestId: string) =>
  new PlumblineError(
    'unavailable',
    `The ${noun} could not be processed because of an unexpected error (${requestId}).`,
    `The upload is kept. Ask an administrator to look the number up in the log, then send the ${noun} again.`,
    { cause },
  )
