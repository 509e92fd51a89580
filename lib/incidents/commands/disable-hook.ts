import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { incidentHooks } from '#db/schema/incidents/intake.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { liveHook } from './parts/live-hook.ts'

/** Switches a hook off for good: its address answers as if it had never been. */
export const disableHook = defineCommand({
  action: 'incident-hook.disable',
  permission: 'incident-settings.manage',
  input: z.strictObject({ hookId: z.uuid() }),
  async run({ ctx, input: { hookId }, tx, now }) {
    requireRecentMfa(ctx)
    const { name } = await liveHook(tx, hookId)
    await tx.update(incidentHooks).set({ disabledAt: now }).where(eq(incidentHooks.id, hookId))
    await notify(tx, { topic: 'incidents', keys: ['hooks'] })
    return { result: null, entry: { object: { type: 'incident-hook', id: hookId }, payload: { name } } }
  },
})
