import { and, asc, eq, isNull, notInArray, sql } from 'drizzle-orm'
import { publicationDestinations, publications } from '#db/schema/incidents/post-mortems.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { destinationSchema } from '../model/destination.ts'
import { sealCredential } from './parts/destination-credential.ts'
import { liveDestination } from './parts/live-destination.ts'

/** Takes a destination out of use and forgets its credential. What was published there stays published. */
export const retireDestination = defineCommand({
  action: 'publication-destination.retire',
  permission: 'incident-settings.manage',
  input: destinationSchema,
  async run({ ctx, input: { destinationId }, tx, now }) {
    requireRecentMfa(ctx)
    const { name, isDefault } = await liveDestination(tx, destinationId)
    const [underWay] = await tx
      .select({ id: publications.id })
      .from(publications)
      .where(
        and(
          eq(publications.destinationId, destinationId),
          notInArray(publications.state, ['proven', 'cancelled']),
        ),
      )
      .limit(1)
    if (underWay !== undefined)
      throw new PlumblineError(
        'conflict',
        `A post-mortem is on its way to “${name}”.`,
        'Wait until it is published, or cancel its publication first.',
      )
    await tx
      .update(publicationDestinations)
      .set({
        retiredAt: now,
        isDefault: false,
        sealedCredential: sealCredential({ type: 'none' }, destinationId),
      })
      .where(eq(publicationDestinations.id, destinationId))
    if (isDefault) {
      const next = tx
        .select({ id: publicationDestinations.id })
        .from(publicationDestinations)
        .where(isNull(publicationDestinations.retiredAt))
        .orderBy(asc(publicationDestinations.createdAt))
        .limit(1)
      await tx
        .update(publicationDestinations)
        .set({ isDefault: true })
        .where(eq(publicationDestinations.id, sql`(${next})`))
    }
    await notify(tx, { topic: 'post-mortems', keys: ['destinations'] })
    return {
      result: null,
      entry: { object: { type: 'publication-destination', id: destinationId }, payload: { name } },
    }
  },
})
