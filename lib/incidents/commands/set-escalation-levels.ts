import { isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { escalationLevels } from '#db/schema/incidents/on-call.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { type EscalationTarget, escalationListSchema } from '../model/on-call.ts'
import { lockedSchedule } from './parts/locked-schedule.ts'
import { requireCallable } from './parts/require-callable.ts'
import { tellOnCall } from './parts/tell-on-call.ts'

/** Says whom a critical incident calls, one level after the other. The list before ends; who was called by it stays. */
export const setEscalationLevels = defineCommand({
  action: 'escalation-list.set',
  permission: 'on-call.manage',
  input: z.strictObject({
    levels: escalationListSchema,
    /** The ids of the list that its author saw; empty where none was made before. */
    seenIds: z.array(z.uuid()),
  }),
  async run({ ctx, input: { levels, seenIds }, tx, now }) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('escalation-list'))`)
    const current = await tx
      .select({ id: escalationLevels.id })
      .from(escalationLevels)
      .where(isNull(escalationLevels.endedAt))
    if (
      current
        .map(({ id }) => id)
        .toSorted()
        .join() !== seenIds.toSorted().join()
    )
      throw new PlumblineError(
        'conflict',
        'Somebody else changed the escalation list meanwhile.',
        'Load On-call again, look at what it says now, and change that.',
      )
    for (const { target } of levels) await requireTarget(tx, target)
    await tx.update(escalationLevels).set({ endedAt: now }).where(isNull(escalationLevels.endedAt))
    await tx.insert(escalationLevels).values(
      levels.map(({ target, timeoutMinutes }, index) => ({
        id: newId(ctx.clock),
        position: index + 1,
        scheduleId: target.type === 'schedule' ? target.scheduleId : null,
        userId: target.type === 'user' ? target.userId : null,
        role: target.type === 'role' ? target.role : null,
        timeoutMinutes,
        createdAt: now,
      })),
    )
    await tellOnCall(tx)
    await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
    return {
      result: { levels: levels.length },
      entry: { object: { type: 'escalation-list', id: 'critical' }, payload: { levels } },
    }
  },
})

async function requireTarget(tx: Transaction, target: EscalationTarget): Promise<void> {
  if (target.type === 'schedule') await lockedSchedule(tx, target.scheduleId)
  if (target.type === 'user') await requireCallable(tx, [target.userId])
}
