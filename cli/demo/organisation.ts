import { covenantGrants, type Grant } from './organisation/grants.ts'
import { covenantPeople, type Person } from './organisation/people.ts'
import { type System, systems } from './organisation/systems.ts'

export type Organisation = {
  name: string
  pillar: string
  people: readonly Person[]
  systems: readonly System[]
  grants: readonly Grant[]
}

/** The Covenant, whole and the same at every call: what the demonstration's reports are written from. */
export function theCovenant(): Organisation {
  const people = covenantPeople()
  return { name: 'The Covenant', pillar: 'Infrastructure', people, systems, grants: covenantGrants(people) }
}
