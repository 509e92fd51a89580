import type { Grant } from '#cli/demo/organisation/grants.ts'
import type { Person } from '#cli/demo/organisation/people.ts'
import type { Document, Exporter, SystemOnDay } from './document.ts'
import { type GrantName, type Held, heldOn } from './held.ts'
import { factorsOf } from './okta-factors.ts'
import { oktaUser } from './okta-user.ts'
import { lastUseOf, momentOn } from './when.ts'

/** What members of the workforce reach is given by group; so are the roles of Okta's own administrators. */
const groupOfResource: Readonly<Record<string, string>> = {
  service: 'Workforce',
  metrics: 'Workforce',
  configuration: 'Directory settings',
  backups: 'Directory settings',
}
const groupOfRole: Readonly<Record<string, string>> = {
  'help-desk': 'Help Desk Administrators',
  'application-admin': 'Super Administrators',
  'super-admin': 'Super Administrators',
}
const privilegedGroups = [...new Set(Object.values(groupOfRole))]
const groups = [...new Set(Object.values(groupOfResource)), ...privilegedGroups]

/**
 * The directory by Okta's API: its users, the factors of each, the members of each group. That sign-in demands a factor
 * stands in a policy that none of these lists shows.
 */
export const oktaExporter: Exporter = {
  kind: 'okta',
  privilegedRoles: () => privilegedGroups.map((group) => `${group}/member`),
  documents(state) {
    const held = heldOn(state, nameOf)
    const users = new Map(
      [...Map.groupBy(held, ({ person }) => person)].map(([person, own]) => [
        person,
        userOf(person, own, state),
      ]),
    )
    return [
      about(
        { fileName: 'users.json', format: 'okta-users', part: null },
        JSON.stringify([...users.values()]),
      ),
      // One answer for each user, one behind the other.
      about(
        { fileName: 'factors.json', format: 'okta-factors', part: null },
        [...users.keys()].map((person) => JSON.stringify(factorsOf(person, state.end))).join('\n'),
      ),
      ...groups.map((group) => {
        const members = held.filter(({ name }) => name.resource === group)
        const fileName = `${group.toLowerCase().replaceAll(' ', '-')}.json`
        const answer = members.map(({ person }) => users.get(person))
        return about({ fileName, format: 'okta-group-members', part: group }, JSON.stringify(answer))
      }),
    ]
  },
}

const about = (rest: Pick<Document, 'fileName' | 'format' | 'part'>, text: string): Document => ({
  ...rest,
  text,
  lists: (resource) => resource === rest.part,
})

function nameOf({ email }: Person, { resource, role }: Grant): GrantName {
  const group = groupOfRole[role] ?? groupOfResource[resource]
  if (group === undefined) throw new Error(`The directory has no group for ${role} of ${resource}.`)
  return { username: email, resource: group, role: 'member' }
}

function userOf(person: Person, held: readonly Held[], { day, end }: SystemOnDay) {
  const uses = held.flatMap(({ grant }) => lastUseOf(grant, day) ?? [])
  const last = uses.length === 0 ? null : Math.max(...uses)
  return oktaUser(person, last === null ? null : momentOn(last, end, `${person.number} sign-in ${last}`), end)
}
