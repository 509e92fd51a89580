import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { endRotationAt } from './parts/end-rotation-at.ts'
import { tellOnCall } from './parts/tell-on-call.ts'

/** Ends a rotation now; one that has not begun never does. */
export const endRotation = defineCommand({
  action: 'on-call-rotation.end',
  permission: 'on-call.manage',
  input: z.strictObject({ rotationId: z.uuid() }),
  async run({ input: { rotationId }, tx, now }) {
    const { scheduleId, validTo } = await endRotationAt(tx, rotationId, now)
    await tellOnCall(tx)
    return {
      result: {},
      entry: {
        object: { type: 'on-call-schedule', id: scheduleId },
        payload: { rotationId, validTo: validTo.toISOString() },
      },
    }
  },
})
