import { isNull } from 'drizzle-orm'
import { publicationDestinations } from '#db/schema/incidents/post-mortems.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { readAllowList } from '#lib/platform/http/address-rules.ts'
import { checkOutgoingUrl } from '#lib/platform/http/outgoing.ts'
import { newId } from '#lib/platform/ids.ts'
import { createDestinationSchema, publicAddress } from '../model/destination.ts'
import { sealCredential } from './parts/destination-credential.ts'

/**
 * Adds a repository that post-mortems are published in; the first one in use is the default. Its credential is sealed
 * and never shown again.
 */
export const createDestination = defineCommand({
  action: 'publication-destination.create',
  permission: 'incident-settings.manage',
  input: createDestinationSchema,
  async run({ ctx, input, tx, now }) {
    requireRecentMfa(ctx)
    const { credential, ...given } = input
    const destination = given.kind === 'github' ? given : { ...given, owner: null, repository: null }
    // Refused here for the person who types it; every call checks again, with the addresses of that moment.
    const allow = readAllowList(settings().publicationHosts, 'PLUMBLINE_PUBLICATION_HOSTS')
    const remote = checkOutgoingUrl(destination.url, allow)
    const shown = checkOutgoingUrl(publicAddress(destination, 'inc-1.md'), allow)
    const inUse = await tx
      .select({ name: publicationDestinations.name })
      .from(publicationDestinations)
      .where(isNull(publicationDestinations.retiredAt))
      .for('update')
    if (inUse.some(({ name }) => name === destination.name)) throw knownName(destination.name)
    const id = newId(ctx.clock)
    const added = await tx
      .insert(publicationDestinations)
      .values({
        ...destination,
        id,
        sealedCredential: sealCredential(credential, id),
        isDefault: inUse.length === 0,
        createdAt: now,
        createdByName: ctx.actor.name,
      })
      .onConflictDoNothing()
      .returning({ id: publicationDestinations.id })
    if (added.length === 0) throw knownName(destination.name)
    await notify(tx, { topic: 'post-mortems', keys: ['destinations'] })
    return {
      result: { destinationId: id },
      entry: {
        object: { type: 'publication-destination', id },
        payload: {
          name: destination.name,
          kind: destination.kind,
          host: remote.host,
          owner: destination.owner,
          repository: destination.repository,
          branch: destination.branch,
          publicHost: shown.host,
          signsInWith: credential.type,
        },
      },
    }
  },
})

const knownName = (name: string) =>
  new PlumblineError(
    'conflict',
    `There is a destination named “${name}” already.`,
    'Choose another name, or retire that one first.',
  )
