import { z } from 'zod'
import { onCallOverrides } from '#db/schema/incidents/on-call.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { localTimeText, overrideReason } from '../model/on-call.ts'
import { atLocalTime } from '../rules/handover.ts'
import { lockedSchedule } from './parts/locked-schedule.ts'
import { requireCallable } from './parts/require-callable.ts'
import { tellOnCall } from './parts/tell-on-call.ts'

/** Lets somebody stand in for whoever would be on call. What of it lies in the past is left out. */
export const addOverride = defineCommand({
  action: 'on-call-override.add',
  permission: 'on-call.manage',
  input: z.strictObject({
    scheduleId: z.uuid(),
    userId: z.uuid(),
    /** Local times of the schedule's zone. */
    from: localTimeText,
    to: localTimeText,
    reason: overrideReason,
  }),
  async run({ ctx, input: { scheduleId, userId, from, to, reason }, tx, now }) {
    const { timeZone } = await lockedSchedule(tx, scheduleId)
    const [name] = await requireCallable(tx, [userId])
    const begins = atLocalTime(from, timeZone)
    const validFrom = new Date(Math.max(begins.getTime(), now.getTime()))
    const validTo = atLocalTime(to, timeZone)
    if (validTo <= validFrom)
      throw new PlumblineError(
        'invalid_input',
        validTo <= begins ? 'It would end before it begins.' : 'It would end in the past.',
        'Choose a later end.',
        { details: [{ path: 'to', message: 'is too early' }] },
      )
    const overrideId = newId(ctx.clock)
    await tx.insert(onCallOverrides).values({
      id: overrideId,
      scheduleId,
      userId,
      validFrom,
      validTo,
      reason,
      createdAt: now,
      createdByName: ctx.actor.name,
    })
    await tellOnCall(tx)
    return {
      result: { overrideId },
      entry: {
        object: { type: 'on-call-schedule', id: scheduleId },
        payload: {
          overrideId,
          userId,
          name,
          validFrom: validFrom.toISOString(),
          validTo: validTo.toISOString(),
          reason,
        },
      },
    }
  },
})
