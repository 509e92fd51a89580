import { eq, sql } from 'drizzle-orm'
import { systems as covenantSystems } from '#cli/demo/organisation/systems.ts'
import { asPersona } from '#cli/demo/seed/as-persona.ts'
import { addAccount } from '#cli/demo/seed/people.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { systems, users } from '#db/schema/index.ts'
import { createSource } from '#lib/access/commands/create-source.ts'
import { createSystem } from '#lib/access/commands/create-system.ts'
import { describeSystem } from '#lib/access/commands/describe-system.ts'
import { signOut } from '#lib/identity/commands/sign-out.ts'
import { exporterOf } from './exports/of-system.ts'
import { headOf, managers, reviewerOfTheTop } from './register.ts'

export const registerName = 'Personnel register'
export const sourceNameOf = (system: string): string => `${system} accounts`

/**
 * The managers get their users, and so does whoever reviews the managing director; the systems get their entries and
 * sources. Whatever is there already stays.
 * @returns whether the systems are new: none has sent anything yet
 */
export async function openAccess(world: World): Promise<boolean> {
  await inviteReviewers(world)
  return registerSystems(world)
}

async function inviteReviewers(world: World): Promise<void> {
  const known = new Set(
    (await world.app.db.select({ email: users.email }).from(users)).map(({ email }) => email),
  )
  const beside = reviewerOfTheTop()
  const invited = [
    ...managers().map((person) => ({ person, role: 'manager' as const })),
    ...(beside ? [{ person: beside, role: 'member' as const }] : []),
  ].filter(({ person }) => !known.has(person.email))
  if (invited.length === 0) return
  await asPersona(world, 'administrator', async (ctx) => {
    for (const { person, role } of invited) await signOut(await addAccount(ctx, world, person, [role]), {})
  })
}

async function registerSystems(world: World): Promise<boolean> {
  const [any] = await world.app.db.select({ id: systems.id }).from(systems).where(eq(systems.name, 'vault'))
  if (any) return false
  await asPersona(world, 'lead', async (ctx) => {
    await createSource(ctx, { name: registerName, kind: 'people', systemId: null })
    for (const system of covenantSystems) {
      const { name, purpose, zone } = system
      const { kind, privilegedRoles } = exporterOf(system)
      const { systemId } = await createSystem(ctx, {
        name,
        purpose,
        environment: zone,
        criticality: ['vault', 'model-registry', 'inference-api', 'identity-provider'].includes(name)
          ? 'critical'
          : 'high',
        ownerId: null,
        isIdentityAware: true,
      })
      await createSource(ctx, {
        name: sourceNameOf(name),
        kind,
        systemId,
        privilegedRoles: [...privilegedRoles(system)],
      })
    }
  })
  return true
}

/** Once the register has been read: the head of each department answers for its systems. */
export async function nameOwners(world: World): Promise<void> {
  const rows = await world.app.db.select().from(systems).where(sql`${systems.ownerId} is null`)
  const unowned = rows.flatMap((row) => {
    const system = covenantSystems.find(({ name }) => name === row.name)
    return system ? [{ row, head: headOf(system.department) }] : []
  })
  if (unowned.length === 0) return
  await asPersona(world, 'lead', async (ctx) => {
    for (const { row, head } of unowned) {
      if (!head) continue
      const { rows: found } = await ctx.db.execute<{ id: string }>(
        sql`select person_id as id from person_versions where email = ${head.email} and valid_to is null`,
      )
      const { name, purpose, environment, criticality, isIdentityAware } = row
      const ownerId = found[0]?.id ?? null
      if (ownerId === null) continue
      await describeSystem(ctx, {
        systemId: row.id,
        name,
        purpose,
        environment,
        criticality,
        isIdentityAware,
        ownerId,
      })
    }
  })
}
