import type { Grant } from '#cli/demo/organisation/grants.ts'
import type { Person } from '#cli/demo/organisation/people.ts'
import { theCovenant } from '#cli/demo/organisation.ts'
import type { SystemOnDay } from './document.ts'

/** How a system names what somebody holds; so it is imported, and so a revocation asks for it to go. */
export type GrantName = { username: string; resource: string; role: string }

/** Identifies a grant across the days: what the review decides on is what the export stops showing. */
export const grantName = ({ username, resource, role }: GrantName): string =>
  `${username} ${resource} ${role}`

export type Held = { person: Person; grant: Grant; name: GrantName }

const covenant = theCovenant()
const byNumber = new Map(covenant.people.map((person) => [person.number, person]))
const bySystem = Map.groupBy(covenant.grants, ({ system }) => system)
const byHolder = Map.groupBy(covenant.grants, ({ system, personNumber }) => `${system} ${personNumber}`)

/** All that the holder of a grant has, had or will have on the same system. */
export const besides = ({ system, personNumber }: Grant): readonly Grant[] =>
  byHolder.get(`${system} ${personNumber}`) ?? []

/**
 * What people hold on a system that day, without what was taken away.
 * @param nameOf null for what the system's export cannot tell; one name for several grants is told once
 */
export function heldOn(
  { system, day, isGone }: SystemOnDay,
  nameOf: (person: Person, grant: Grant) => GrantName | null,
): Held[] {
  const told = new Set<string>()
  return (bySystem.get(system.name) ?? []).flatMap((grant) => {
    const person = byNumber.get(grant.personNumber)
    if (!person || -grant.grantedDaysAgo > day || -person.joinedDaysAgo > day) return []
    const name = nameOf(person, grant)
    const key = name && grantName(name)
    if (key === null || isGone(key) || told.has(key)) return []
    told.add(key)
    return [{ person, grant, name: name as GrantName }]
  })
}

/** As most systems name the account: what stands before the @. */
export const usernameOf = ({ email }: Person): string => email.slice(0, email.indexOf('@'))
