import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { incidentHooks } from '#db/schema/incidents/intake.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newHookSecret, sealHookSecret } from './parts/hook-secret.ts'
import { liveHook } from './parts/live-hook.ts'

/**
 * Gives a hook another secret; the old one opens nothing from now on. GitHub and Standard Webhooks are given a new one,
 * in the result once; of PagerDuty it is brought here, because PagerDuty makes it.
 */
export const rotateHook = defineCommand({
  action: 'incident-hook.rotate',
  permission: 'incident-settings.manage',
  input: z.strictObject({
    hookId: z.uuid(),
    secret: z.string().trim().min(16, 'is too short').max(200).optional(),
  }),
  async run({ ctx, input, tx }) {
    requireRecentMfa(ctx)
    const { name, kind } = await liveHook(tx, input.hookId)
    if (kind === 'pagerduty' && input.secret === undefined)
      throw new PlumblineError(
        'invalid_input',
        'PagerDuty makes this secret itself.',
        'Copy it from the webhook subscription in PagerDuty, and give it here.',
        { details: [{ path: 'secret', message: 'is missing' }] },
      )
    const made = kind === 'pagerduty' ? null : newHookSecret(kind)
    await tx
      .update(incidentHooks)
      .set({ secret: sealHookSecret(made ?? input.secret ?? '', input.hookId), lastRefusal: null })
      .where(eq(incidentHooks.id, input.hookId))
    await notify(tx, { topic: 'incidents', keys: ['hooks'] })
    return {
      result: { hookId: input.hookId, secret: made },
      entry: { object: { type: 'incident-hook', id: input.hookId }, payload: { name } },
    }
  },
})
