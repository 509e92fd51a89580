import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { followShown } from '../rules/revocation-proof.ts'
import { isTicketEvent } from '../rules/revocation-ticket.ts'
import { followRevocations, notifyRevocations, queueTickets } from './parts/tell-revocations.ts'
import { digestsOf, type Moved, record } from './prove-revocations/record.ts'
import { lockShown } from './prove-revocations/shown.ts'

/** In one transaction: the ledger's leaf names each document, and holds a thousand at most. */
const mostAtOnce = 400

/**
 * What the imports of one feed show of its revocations: gone, still there after a claim, or given again (issue 3).
 * Nobody's word leads there, and only a complete import observed after the request proves anything. Doing it again
 * changes nothing; doing it late gives the same.
 * @returns `hasMore`: call again
 */
export const proveRevocations = defineCommand({
  action: 'revocation.prove',
  permission: 'revocations.prove',
  input: z.strictObject({ importId: z.uuid() }),
  async run({ ctx, input: { importId }, tx, now }) {
    const feedId = await feedOf(tx, importId)
    const nothing = { proven: 0, stillPresent: 0, regranted: 0, hasMore: false }
    if (feedId === null) return { result: nothing, entry: null }
    // Two imports of one feed are followed one after another, else both would write the same steps.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('revocations'), hashtext(${feedId}))`)
    const all = await lockShown(tx, feedId, mostAtOnce)
    const moved = all
      .map((shown): Moved => ({ shown, steps: followShown(shown) }))
      .filter(({ steps }) => steps.length > 0)
    if (moved.length === 0) return { result: nothing, entry: null }
    await record(tx, ctx, moved, now)
    await followRevocations(tx, earliestOf(moved, now), now)
    await queueTickets(
      tx,
      ctx,
      moved.flatMap(({ shown: { id }, steps }) =>
        steps.flatMap(({ to, evidenceId }) =>
          isTicketEvent(to) ? [{ id, event: to, occasion: evidenceId }] : [],
        ),
      ),
    )
    await notifyRevocations(
      tx,
      moved.map(({ shown }) => shown.id),
    )
    const count = (status: string) =>
      moved.filter(({ steps }) => steps.some(({ to }) => to === status)).length
    return {
      result: {
        proven: count('proven_gone'),
        stillPresent: count('still_present'),
        regranted: count('regranted'),
        hasMore: all.length === mostAtOnce,
      },
      entry: {
        object: { type: 'access-import', id: importId },
        payload: { feedId, revocations: moved.map(toPayload) },
        evidence: await digestsOf(
          tx,
          moved.flatMap(({ shown, steps }) => [
            shown.seenEvidenceId,
            ...steps.map(({ evidenceId }) => evidenceId),
          ]),
        ),
      },
    }
  },
})

async function feedOf(tx: Transaction, importId: string): Promise<string | null> {
  const { rows } = await tx.execute<{ feed_id: string | null }>(
    sql`select feed_id from access_imports where id = ${importId}::uuid`,
  )
  return rows[0]?.feed_id ?? null
}

const toPayload = ({ shown, steps }: Moved) => ({
  id: shown.id,
  seenEvidenceId: shown.seenEvidenceId,
  steps: steps.map(({ to, evidenceId }) => ({ to, evidenceId })),
})

/** Posture looks different from the moment on that the earliest of these imports was observed. */
function earliestOf(moved: readonly Moved[], now: Date): Date {
  const times = moved.flatMap(({ shown: { provenAt, regrantedAt, stillAt } }) =>
    [provenAt, regrantedAt, stillAt].flatMap((at) => (at === null ? [] : [at.getTime()])),
  )
  return new Date(Math.min(now.getTime(), ...times))
}
