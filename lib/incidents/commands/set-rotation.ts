import { z } from 'zod'
import { onCallRotations } from '#db/schema/incidents/on-call.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { localTimeText, rotationFields } from '../model/on-call.ts'
import { atLocalTime } from '../rules/handover.ts'
import { endRotationAt } from './parts/end-rotation-at.ts'
import { lockedSchedule } from './parts/locked-schedule.ts'
import { requireCallable } from './parts/require-callable.ts'
import { tellOnCall } from './parts/tell-on-call.ts'

/** A form gives whole minutes and takes a while to be filled in: what was “now” then begins now. */
const graceMs = 10 * minuteMs

/**
 * Adds a rotation to a schedule, or puts another one in the place of one of its rotations, which ends there. Nothing
 * begins in the past, who was on call stays as it was: a time within the last ten minutes is taken for now, and an
 * earlier one is refused.
 */
export const setRotation = defineCommand({
  action: 'on-call-rotation.set',
  permission: 'on-call.manage',
  input: z.strictObject({
    scheduleId: z.uuid(),
    /** The rotation whose place it takes. */
    replacesId: z.uuid().nullable().default(null),
    /** Local time of the schedule's zone; now when left out. */
    from: localTimeText.nullable().default(null),
    ...rotationFields,
  }),
  async run({ ctx, input: { scheduleId, replacesId, from, ...rotation }, tx, now }) {
    const { timeZone } = await lockedSchedule(tx, scheduleId)
    const names = await requireCallable(tx, rotation.userIds)
    const asked = from === null ? now : atLocalTime(from, timeZone)
    if (asked.getTime() < now.getTime() - graceMs)
      throw new PlumblineError(
        'invalid_input',
        'A rotation cannot begin more than ten minutes ago.',
        'Choose a later time, or leave it empty: it then begins at once.',
        { details: [{ path: 'from', message: 'lies in the past' }] },
      )
    const validFrom = new Date(Math.max(asked.getTime(), now.getTime()))
    if (replacesId !== null) {
      const replaced = await endRotationAt(tx, replacesId, validFrom)
      if (replaced.scheduleId !== scheduleId) throw notFound('The rotation', 'Load On-call again.')
    }
    const rotationId = newId(ctx.clock)
    await tx.insert(onCallRotations).values({
      id: rotationId,
      scheduleId,
      ...rotation,
      validFrom,
      createdAt: now,
      createdByName: ctx.actor.name,
    })
    await tellOnCall(tx)
    return {
      result: { rotationId },
      entry: {
        object: { type: 'on-call-schedule', id: scheduleId },
        payload: { rotationId, replacesId, ...rotation, names, validFrom: validFrom.toISOString() },
      },
    }
  },
})
