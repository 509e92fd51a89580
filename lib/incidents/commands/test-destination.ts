import { defineCommand } from '#lib/platform/command.ts'
import { settings } from '#lib/platform/env.ts'
import { readAllowList } from '#lib/platform/http/address-rules.ts'
import { type DestinationCheck, destinationSchema } from '../model/destination.ts'
import { checkDestination } from './parts/check-destination.ts'
import { liveDestination } from './parts/live-destination.ts'

/** Looks whether a publication would go through: it asks only what changes nothing. */
export const testDestination = defineCommand({
  action: 'publication-destination.test',
  permission: 'incident-settings.manage',
  input: destinationSchema,
  async run({ input: { destinationId }, tx, now }) {
    const destination = await liveDestination(tx, destinationId)
    const allow = readAllowList(settings().publicationHosts, 'PLUMBLINE_PUBLICATION_HOSTS')
    const looks = await checkDestination(destination, allow, now)
    const checks = looks.map(
      ({ name, message, nextStep }): DestinationCheck => ({
        name,
        isGood: nextStep === null,
        text: nextStep === null ? message : `${message} ${nextStep}`,
      }),
    )
    return {
      result: { checks },
      entry: {
        object: { type: 'publication-destination', id: destinationId },
        payload: { name: destination.name },
        decision: checks.every(({ isGood }) => isGood) ? 'good' : 'bad',
      },
    }
  },
})
