import { eq } from 'drizzle-orm'
import type { Day } from '#cli/demo/history/life.ts'
import { asPersona } from '#cli/demo/seed/as-persona.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { accessSources } from '#db/schema/index.ts'
import { attestMfa } from '#lib/access/commands/attest-mfa.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { sourceNameOf } from './open.ts'

/** Where sign-in has demanded the second factor since a day, and no export of the system can say so. */
const attested: readonly { system: string; from: Day; justification: string }[] = [
  {
    system: 'identity-provider',
    from: -134,
    justification:
      'The global session policy of the directory asks everybody for a second factor at each sign-in. Seen in its settings with the identity administrator.',
  },
  {
    system: 'data-lake',
    from: -72,
    justification:
      'A service control policy denies every action of a session without a second factor. Tried with an account that has none.',
  },
]
const forDays = 360

/** The lead gives their word once, for not quite a year. */
export async function leadAttestsFactors(world: World, day: Day): Promise<void> {
  for (const { system, from, justification } of attested) {
    if (day < from) continue
    const [source] = await world.app.db
      .select({ id: accessSources.id, mfaAttestation: accessSources.mfaAttestation })
      .from(accessSources)
      .where(eq(accessSources.name, sourceNameOf(system)))
    if (!source || source.mfaAttestation !== null) continue
    const until = new Date(world.clock.now().getTime() + forDays * dayMs)
    await asPersona(world, 'lead', (ctx) => attestMfa(ctx, { sourceId: source.id, until, justification }))
  }
}
