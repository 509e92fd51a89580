import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { incidentHooks } from '#db/schema/incidents/intake.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { hookAddress, hookKinds, hookNameSchema } from '../model/delivery.ts'
import { newHookSecret, sealHookSecret } from './parts/hook-secret.ts'

/**
 * Lets a machine outside tell timelines what happens there. Its address and its signing secret are in the result; the
 * secret once, and nowhere else in clear. PagerDuty makes the secret itself: until `rotateHook` has brought it, every
 * message is refused.
 */
export const createHook = defineCommand({
  action: 'incident-hook.create',
  permission: 'incident-settings.manage',
  input: z.strictObject({ name: hookNameSchema, kind: z.enum(hookKinds) }),
  async run({ ctx, input: { name, kind }, tx, now }) {
    requireRecentMfa(ctx)
    const [known] = await tx
      .select({ id: incidentHooks.id })
      .from(incidentHooks)
      .where(and(eq(incidentHooks.name, name), isNull(incidentHooks.disabledAt)))
    if (known !== undefined)
      throw new PlumblineError('conflict', `There is a hook named “${name}” already.`, 'Choose another name.')
    const hookId = newId(ctx.clock)
    const secret = newHookSecret(kind)
    await tx.insert(incidentHooks).values({
      id: hookId,
      name,
      kind,
      secret: sealHookSecret(secret, hookId),
      createdAt: now,
      createdByName: ctx.actor.name,
    })
    await notify(tx, { topic: 'incidents', keys: ['hooks'] })
    return {
      result: {
        hookId,
        address: hookAddress(settings().publicUrl, hookId),
        secret: kind === 'pagerduty' ? null : secret,
      },
      entry: { object: { type: 'incident-hook', id: hookId }, payload: { name, kind } },
    }
  },
})
