import { z } from 'zod'
import type { AccountFact } from '../../model/fact.ts'
import { emailOf, line, numericId, optionalLine } from '../element-fields.ts'

/**
 * What lists of members and collaborators say of a user.
 * https://docs.github.com/en/rest/orgs/members, “Simple User”. `site_admin` means staff of GitHub, not an owner.
 */
export const githubUser = z.object({
  id: numericId,
  login: line,
  type: optionalLine,
  name: optionalLine,
  email: optionalLine,
})

/** The id stays when the login is changed. These lists say nothing of second factors or of last use. */
export function githubAccount(user: z.infer<typeof githubUser>): AccountFact {
  return {
    kind: 'account',
    externalId: user.id,
    username: user.login,
    displayName: user.name,
    email: emailOf(user.email),
    accountKind: user.type === 'Bot' ? 'service' : 'human',
    status: 'active',
    lastUsedAt: null,
    owner: emailOf(user.email),
  }
}

/** A member is a “Simple User”, as collaborators, contributors and organisations are, which say more of themselves. */
export const memberMarks = [
  ['login', 'id', 'node_id'],
  ['login', 'id', 'type'],
  ['login', 'id', 'role'],
]
export const notMembers = ['role_name', 'permissions', 'contributions', 'members_url', 'hooks_url']
