import { createRandom, type Random } from '#cli/demo/random.ts'
import type { Person } from './people.ts'
import { type System, systems } from './systems.ts'

/** One role of one person on one system, as that system would list it. */
export type Grant = {
  personNumber: string
  system: string
  role: string
  isPrivileged: boolean
  /** Of its own, or through a group. */
  via: 'direct' | 'group'
  /** What the grant reaches: one project, dataset or namespace. */
  resource: string
  grantedDaysAgo: number
  /** Null: never used. */
  lastUsedDaysAgo: number | null
}

const resources: Readonly<Record<System['kind'], readonly string[]>> = {
  repository: ['main', 'packages', 'workflows', 'environments', 'releases'],
  image: ['service', 'metrics', 'configuration', 'backups'],
  system: ['service'],
}

/** How likely a person holds anything on a system: their own department's, a neighbour's, any other. */
const likelihood = { own: 1, neighbour: 0.78, other: 0.34 }
const engineering = /Research|Platform|Engineering|Reliability|Experience|Security/

/** Every grant of The Covenant, some of them wrong on purpose: unused for long, too wide, or kept by people who left. */
export function covenantGrants(people: readonly Person[]): readonly Grant[] {
  return systems.flatMap((system) =>
    people.flatMap((person) =>
      grantsOf(person, system, createRandom(`the covenant/${system.name}/${person.number}`)),
    ),
  )
}

function grantsOf(person: Person, system: System, random: Random): Grant[] {
  const isOwn = person.department === system.department
  const closeness = isOwn ? 'own' : engineering.test(person.department) ? 'neighbour' : 'other'
  if (!random.chance(likelihood[closeness])) return []
  // Nobody's access was taken away on the day they left: a leaver's grant is one the review should find.
  if (person.leftDaysAgo !== null && random.chance(0.7)) return []
  const highest = isOwn ? (random.chance(0.25) ? system.roles.length - 1 : system.privilegedFrom - 1) : 0
  const level = Math.max(0, Math.min(highest + (random.chance(0.06) ? 1 : 0), system.roles.length - 1))
  const reach = random.shuffle(resources[system.kind]).slice(0, random.int(isOwn ? 2 : 1, isOwn ? 5 : 4))
  return reach.map((resource) => {
    const isPrivileged = level >= system.privilegedFrom
    const grantedDaysAgo = random.int(5, Math.max(6, person.joinedDaysAgo))
    return {
      personNumber: person.number,
      system: system.name,
      role: system.roles[level] ?? 'reader',
      isPrivileged,
      via: isPrivileged || random.chance(0.3) ? 'direct' : 'group',
      resource,
      grantedDaysAgo,
      lastUsedDaysAgo: lastUse(person, grantedDaysAgo, random),
    }
  })
}

function lastUse(person: Person, grantedDaysAgo: number, random: Random): number | null {
  if (random.chance(0.08)) return null
  const longest = random.chance(0.12) ? 300 : 40
  return Math.min(grantedDaysAgo, (person.leftDaysAgo ?? 0) + random.int(0, longest))
}
