import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { notificationPreferences, users } from '#db/schema/index.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { usualTimeZone } from '#lib/policy/queries/usual-time-zone.ts'
import { defaultPreferences, type Preferences } from '../model/preferences.ts'

export type MyPreferences = { email: string; preferences: Preferences; isChosen: boolean }

/** When the reader wants to be mailed, and where to. */
export const myPreferences = defineQuery({
  permission: 'alerts.own',
  input: z.strictObject({}),
  async run({ ctx, db }): Promise<MyPreferences> {
    const [row] = await db
      .select({ email: users.email, chosen: notificationPreferences })
      .from(users)
      .leftJoin(notificationPreferences, eq(notificationPreferences.userId, users.id))
      .where(eq(users.id, ctx.actor.id))
    const chosen = row?.chosen ?? null
    if (chosen === null)
      return {
        email: row?.email ?? '',
        preferences: defaultPreferences(await usualTimeZone(ctx)),
        isChosen: false,
      }
    const { userId: _, updatedAt: __, ...preferences } = chosen
    return { email: row?.email ?? '', preferences, isChosen: true }
  },
})
