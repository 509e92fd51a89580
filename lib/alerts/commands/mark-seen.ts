import { and, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { alertRecipients } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'

/** Notes that somebody has seen alerts of theirs, so that nobody can say they were never shown. */
export const markSeen = defineCommand({
  action: 'alerts.see',
  permission: 'alerts.own',
  input: z.strictObject({ alertIds: z.array(z.uuid()).min(1).max(200) }),
  async run({ ctx, input: { alertIds }, tx, now }) {
    const seen = await tx
      .update(alertRecipients)
      .set({ seenAt: now })
      .where(
        and(
          eq(alertRecipients.userId, ctx.actor.id),
          inArray(alertRecipients.alertId, alertIds),
          isNull(alertRecipients.seenAt),
        ),
      )
      .returning({ alertId: alertRecipients.alertId })
    const ids = seen.map(({ alertId }) => alertId)
    return {
      result: { seen: ids.length },
      entry:
        ids.length === 0 ? null : { object: { type: 'user', id: ctx.actor.id }, payload: { alerts: ids } },
    }
  },
})
