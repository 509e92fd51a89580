import { eq } from 'drizzle-orm'
import { publicationDestinations } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { destinationSchema } from '../model/destination.ts'
import { liveDestination } from './parts/live-destination.ts'

/** Makes a destination the one that is offered first. */
export const makeDestinationDefault = defineCommand({
  action: 'publication-destination.make-default',
  permission: 'incident-settings.manage',
  input: destinationSchema,
  async run({ input: { destinationId }, tx }) {
    const { name } = await liveDestination(tx, destinationId)
    await tx
      .update(publicationDestinations)
      .set({ isDefault: false })
      .where(eq(publicationDestinations.isDefault, true))
    await tx
      .update(publicationDestinations)
      .set({ isDefault: true })
      .where(eq(publicationDestinations.id, destinationId))
    await notify(tx, { topic: 'post-mortems', keys: ['destinations'] })
    return {
      result: null,
      entry: { object: { type: 'publication-destination', id: destinationId }, payload: { name } },
    }
  },
})
