import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { publicationDestinations } from '#db/schema/incidents/post-mortems.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

export type Destination = typeof publicationDestinations.$inferSelect

/**
 * A destination in use, locked: the one named, or the default.
 * @throws PlumblineError `not_found` when there is none, or it was retired
 */
export async function liveDestination(tx: Transaction, id: string | undefined): Promise<Destination> {
  const [found] = await tx
    .select()
    .from(publicationDestinations)
    .where(
      and(
        isNull(publicationDestinations.retiredAt),
        id === undefined ? eq(publicationDestinations.isDefault, true) : eq(publicationDestinations.id, id),
      ),
    )
    .for('update')
  if (found !== undefined) return found
  throw new PlumblineError(
    'not_found',
    id === undefined
      ? 'No repository for post-mortems is set up.'
      : 'That repository is no longer among the destinations.',
    'Add one under Incident settings, or choose another.',
  )
}

/** `covenant/security`, or the address of the remote. */
export const destinationPlace = ({ kind, owner, repository, url }: Destination): string =>
  kind === 'github' ? `${owner}/${repository}` : url
