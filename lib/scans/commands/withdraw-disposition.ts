import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { dispositionRequests } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { asPerson } from './parts/as-person.ts'
import { recordDisposition } from './parts/set-disposition.ts'

/** Takes back a request that is not decided yet. Only whoever made it can. */
export const withdrawDisposition = defineCommand({
  action: 'disposition.withdraw',
  permission: 'dispositions.request',
  input: z.strictObject({ requestId: z.uuid() }),
  async run({ ctx, input, tx, now }) {
    const person = asPerson(ctx)
    const [request] = await tx
      .select()
      .from(dispositionRequests)
      .where(eq(dispositionRequests.id, input.requestId))
      .for('update')
    if (!request) throw notFound('The request')
    if (request.requestedBy !== person.id) {
      throw new PlumblineError(
        'forbidden',
        'Somebody else made this request.',
        'Whoever made it can withdraw it; a lead can reject it.',
      )
    }
    if (request.outcome !== 'pending') {
      throw new PlumblineError(
        'conflict',
        `This request was ${request.outcome} already.`,
        'Reload the page to see it.',
      )
    }
    await tx
      .update(dispositionRequests)
      .set({ outcome: 'withdrawn', decidedAt: now })
      .where(eq(dispositionRequests.id, request.id))
    await recordDisposition(
      tx,
      { assetId: request.assetId, id: request.findingId },
      {
        kind: 'disposition_ended',
        actorName: person.name,
        detail: { disposition: request.disposition, reason: 'the request was withdrawn' },
      },
      now,
    )
    return {
      result: { outcome: 'withdrawn' as const },
      entry: {
        object: { type: 'finding', id: request.findingId },
        payload: { requestId: request.id, assetId: request.assetId, disposition: request.disposition },
        decision: 'withdrawn',
      },
    }
  },
})
