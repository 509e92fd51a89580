import { sql } from 'drizzle-orm'
import { createRandom } from '#cli/demo/random.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { hourMs } from '#lib/platform/clock.ts'
import { grantName } from './exports/held.ts'
import { storyQuarters } from './quarters.ts'

/** Where the operators of the late quarter took their time. */
const lateSystems: readonly string[] = ['data-lake', 'feature-store', 'billing-db', 'web-console']

type Removal = { system: string; resource: string; grant: string; isProven: boolean }

/** Every revocation whose removal an operator has carried out by now. */
async function carriedOut(world: World, system: string | null): Promise<Removal[]> {
  const now = world.clock.now().getTime()
  const quarters = storyQuarters(world.end)
  const { rows } = await world.app.db.execute<{
    system: string
    username: string
    resource: string
    role: string
    quarter: string
    isPrivileged: boolean
    isProven: boolean
    requestedAt: string
  }>(sql`
    select s.name as system, r.target ->> 'username' as username, r.target ->> 'resource' as resource,
      r.target ->> 'role' as role, r.quarter, r.is_privileged as "isPrivileged", r.proven_at is not null as "isProven",
      r.requested_at as "requestedAt"
    from revocations r join systems s on s.id = r.system_id
    where r.status <> 'withdrawn' and (${system}::text is null or s.name = ${system}::text)`)
  return rows.flatMap(({ username, resource, role, requestedAt, ...row }) => {
    const grant = grantName({ username, resource, role })
    const doneAt = new Date(requestedAt).getTime() + hoursToCarryOut(grant, row, quarters) * hourMs
    return doneAt <= now ? [{ system: row.system, resource, grant, isProven: row.isProven }] : []
  })
}

/** Where some of what the running quarter asked for has been forgotten. */
const forgetfulSystems: readonly string[] = ['billing-db', 'feature-store']

/** How long an operator takes from the request to the deed: until the next morning as a rule. */
function hoursToCarryOut(
  grant: string,
  { system, quarter, isPrivileged }: { system: string; quarter: string; isPrivileged: boolean },
  quarters: { late: string; running: string },
): number {
  const random = createRandom(`the covenant/carry-out/${quarter}/${system}/${grant}`)
  if (
    quarter === quarters.running &&
    forgetfulSystems.includes(system) &&
    !isPrivileged &&
    random.chance(0.7)
  )
    return Number.POSITIVE_INFINITY
  if (quarter === quarters.late && lateSystems.includes(system) && random.chance(0.6)) {
    return random.int(10 * 24, 18 * 24)
  }
  return random.int(2, 16)
}

/** The grants that a system no longer lists. */
export async function removedGrants(world: World, system: string): Promise<Set<string>> {
  return new Set((await carriedOut(world, system)).map(({ grant }) => grant))
}

/** By system, the resources of which a new list would prove that something is gone. */
export async function provableResources(world: World): Promise<Map<string, Set<string>>> {
  const unproven = (await carriedOut(world, null)).filter(({ isProven }) => !isProven)
  const bySystem = Map.groupBy(unproven, ({ system }) => system)
  return new Map(
    [...bySystem].map(([system, removals]) => [system, new Set(removals.map(({ resource }) => resource))]),
  )
}
