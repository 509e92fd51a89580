import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { redactionAcceptances } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { acceptRedactionSchema } from '../model/redaction.ts'
import { assertNotUnderWay, lockedPostMortem } from './parts/locked-post-mortem.ts'
import { postMortemChanged } from './parts/post-mortem-changed.ts'

/** Takes back that a hit may be read: it is open again, and keeps the text from the public until it is mended. */
export const withdrawRedaction = defineCommand({
  action: 'post-mortem.withdraw-redaction',
  permission: 'post-mortems.approve',
  input: z.strictObject({ number: z.int().positive(), hitKey: acceptRedactionSchema.shape.hitKey }),
  async run({ ctx: _, input: { number, hitKey }, tx, now }) {
    const { incident } = await lockedPostMortem(tx, number)
    await assertNotUnderWay(tx, incident.id)
    const removed = await tx
      .delete(redactionAcceptances)
      .where(
        and(
          eq(redactionAcceptances.incidentId, incident.id),
          eq(redactionAcceptances.hitKey, Buffer.from(hitKey, 'hex')),
        ),
      )
      .returning({ kind: redactionAcceptances.kind })
    const [was] = removed
    if (was === undefined) return { result: { isOpen: true }, entry: null }
    await postMortemChanged(tx, number, now)
    return {
      result: { isOpen: true },
      entry: {
        object: { type: 'post-mortem', id: incident.id },
        payload: { number, kind: was.kind, hitKey },
        decision: 'withdrawn',
      },
    }
  },
})
