import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { publications } from '#db/schema/incidents/post-mortems.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { isUnderWay } from '../../model/publication.ts'

/**
 * A publication that is under way, locked, with the number of its incident.
 * @throws PlumblineError `not_found`, `conflict` when it is over or the worker is at it
 */
export async function lockedPublication(tx: Transaction, publicationId: string) {
  const [known] = await tx
    .select({ number: incidents.number })
    .from(publications)
    .innerJoin(incidents, eq(incidents.id, publications.incidentId))
    .where(eq(publications.id, publicationId))
  if (known === undefined) throw notFound('The publication', 'Open the post-mortem again.')
  // Not waited for: the worker holds it for as long as the server takes to answer.
  const [row] = await tx
    .select()
    .from(publications)
    .where(eq(publications.id, publicationId))
    .for('update', { skipLocked: true })
  if (row === undefined)
    throw new PlumblineError(
      'conflict',
      'The worker is taking a step of this publication right now.',
      'Look again in a moment.',
    )
  if (!isUnderWay(row))
    throw new PlumblineError(
      'conflict',
      row.state === 'proven' ? 'It is published and proven.' : 'It was cancelled.',
      'Load the page again: it shows how it stands.',
    )
  return { publication: row, number: known.number }
}
