import { and, inArray, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alertDeliveries } from '#db/schema/index.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { withoutValues } from '#lib/platform/without-values.ts'
import { nextAttemptAt } from '../../rules/retry.ts'

/** A message is in one of three states: to be sent, sent, or given up with the reason kept. */
const isUnsettled = and(isNull(alertDeliveries.sentAt), isNull(alertDeliveries.givenUpAt))

export async function markSent(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  await tx
    .update(alertDeliveries)
    .set({ sentAt: now, attempts: sql`${alertDeliveries.attempts} + 1`, lastError: null })
    .where(and(inArray(alertDeliveries.id, [...ids]), isUnsettled))
}

export async function giveUp(
  tx: Transaction,
  ids: readonly string[],
  reason: string,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(alertDeliveries)
    .set({ givenUpAt: now, lastError: reason })
    .where(and(inArray(alertDeliveries.id, [...ids]), isUnsettled))
}

/**
 * Notes a failure and when to try again; after the last attempt the message is given up.
 * @returns whether it was given up
 */
export async function markFailed(
  tx: Transaction,
  ids: readonly string[],
  failure: { attempts: number; reason: string; isForGood: boolean },
  now: Date,
): Promise<boolean> {
  const attempts = failure.attempts + 1
  const dueAt = failure.isForGood ? null : nextAttemptAt(attempts, now)
  await tx
    .update(alertDeliveries)
    .set({ attempts, lastError: failure.reason, ...(dueAt === null ? { givenUpAt: now } : { dueAt }) })
    .where(and(inArray(alertDeliveries.id, [...ids]), isUnsettled))
  return dueAt === null
}

const longestReason = 300

/** What went wrong, in a line that may be shown: no values, no stack. */
export function reasonOf(error: unknown): string {
  const text = isPlumblineError(error) ? error.message : withoutValues(error).message
  return text.replaceAll(/\s+/g, ' ').slice(0, longestReason)
}
