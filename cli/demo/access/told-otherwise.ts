import { systems } from '#cli/demo/organisation/systems.ts'
import type { Database } from '#db/client.ts'
import { accessSources } from '#db/schema/index.ts'
import { settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { exporterOf } from './exports/of-system.ts'
import { sourceNameOf } from './open.ts'

/**
 * Refuses to go on with a demonstration whose systems export what they no longer do: its sources take nothing else.
 * @throws PlumblineError `conflict`
 */
export async function refuseToldOtherwise(db: Database): Promise<void> {
  const kinds = new Map(
    (await db.select({ name: accessSources.name, kind: accessSources.kind }).from(accessSources)).map(
      ({ name, kind }) => [name, kind],
    ),
  )
  const isSame = systems.every((system) => {
    const known = kinds.get(sourceNameOf(system.name))
    return known === undefined || known === exporterOf(system).kind
  })
  if (isSame) return
  throw new PlumblineError(
    'conflict',
    'An earlier version of Plumbline began this demonstration and told it otherwise: its systems exported other files.',
    `It holds nothing but invented data. Delete ${settings().dataDirectory} and start it again.`,
  )
}
