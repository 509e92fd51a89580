import type { Grant } from '#cli/demo/organisation/grants.ts'
import type { Person } from '#cli/demo/organisation/people.ts'
import type { AccessFormat } from '#lib/access/model/format.ts'
import type { Document, Exporter, SystemOnDay } from './document.ts'
import { factorOf } from './factor.ts'
import { organisationOf, organisationSettings } from './github-organisation.ts'
import { githubUser, loginOf } from './github-user.ts'
import { type GrantName, grantName, type Held, heldOn } from './held.ts'

/**
 * An organisation by GitHub's API, as `gh api` writes its answers: who is a member, who of them has no second factor,
 * whether one is required, and what each may do in the repository. Roles within it, last use and the day of granting
 * are told by none of these lists.
 */
export const githubExporter: Exporter = {
  kind: 'github',
  // The format knows its own roles.
  privilegedRoles: () => [],
  documents(state) {
    const { system, day, end } = state
    const { login, requiresFactorFrom } = organisationOf(system.name)
    const repository = repositoryOf(system.name)
    const inOrganisation = membersOf(state)
    const withoutFactor =
      day >= requiresFactorFrom ? [] : inOrganisation.filter((person) => factorOf(person) === 'none')
    const collaborators = heldOn(state, nameOf).filter(({ person }) => inOrganisation.includes(person))
    return [
      {
        ...answer('github-members', 'members', login, inOrganisation.map(githubUser)),
        lists: (resource) => resource === login,
      },
      answer('github-2fa-disabled', '2fa-disabled', login, withoutFactor.map(githubUser)),
      answer('github-organisation', 'organisation', login, organisationSettings(system.name, day, end)),
      {
        ...answer('github-collaborators', 'collaborators', repository, collaborators.map(asCollaborator)),
        lists: (resource) => resource === repository,
      },
    ]
  },
}

const answer = (format: AccessFormat, name: string, part: string, value: unknown): Document => ({
  fileName: `${name}.json`,
  format,
  part,
  text: JSON.stringify(value),
  lists: () => false,
})

const repositoryOf = (system: string) => `${organisationOf(system).login}/${system}`

/** One repository has one role for each of them, the highest. */
const nameOf = (person: Person, { system, role }: Grant): GrantName => ({
  username: loginOf(person),
  resource: repositoryOf(system),
  role,
})

/** Who has a role in the repository, or had one: a membership is a grant of its own, and ends on its own. */
function membersOf(state: SystemOnDay): Person[] {
  const { login } = organisationOf(state.system.name)
  return heldOn({ ...state, isGone: () => false }, nameOf)
    .map(({ person }) => person)
    .filter((person, index, all) => all.indexOf(person) === index)
    .filter(
      (person) => !state.isGone(grantName({ username: loginOf(person), resource: login, role: 'member' })),
    )
}

const permissions = ['admin', 'maintain', 'push', 'triage', 'pull'] as const
const permissionOf = {
  admin: 'admin',
  maintain: 'maintain',
  write: 'push',
  triage: 'triage',
  read: 'pull',
} as const
const isRole = (role: string): role is keyof typeof permissionOf => Object.hasOwn(permissionOf, role)

function asCollaborator({ person, name: { role } }: Held) {
  if (!isRole(role)) throw new Error(`GitHub has no role "${role}".`)
  const highest = permissions.indexOf(permissionOf[role])
  return {
    ...githubUser(person),
    permissions: Object.fromEntries(permissions.map((one, index) => [one, index >= highest])),
    role_name: role,
  }
}
