import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { onCallOverrides } from '#db/schema/incidents/on-call.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'
import { tellOnCall } from './parts/tell-on-call.ts'

/** Ends a standing-in now; one that has not begun never does. */
export const endOverride = defineCommand({
  action: 'on-call-override.end',
  permission: 'on-call.manage',
  input: z.strictObject({ overrideId: z.uuid() }),
  async run({ input: { overrideId }, tx, now }) {
    const [known] = await tx
      .select()
      .from(onCallOverrides)
      .where(eq(onCallOverrides.id, overrideId))
      .for('update')
    if (known === undefined || known.endedAt !== null || known.validTo <= now)
      throw notFound('The stand-in', 'It may have ended meanwhile: load On-call again.')
    await tx.update(onCallOverrides).set({ endedAt: now }).where(eq(onCallOverrides.id, overrideId))
    await tellOnCall(tx)
    return {
      result: {},
      entry: {
        object: { type: 'on-call-schedule', id: known.scheduleId },
        payload: { overrideId, userId: known.userId },
      },
    }
  },
})
