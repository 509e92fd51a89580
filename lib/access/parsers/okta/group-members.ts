import { PlumblineError } from '#lib/platform/errors.ts'
import { defineApiParser } from '../api-parser.ts'
import type { DocumentParser } from '../parser.ts'
import { oktaAccount, oktaUser } from './user.ts'

/**
 * `GET /api/v1/groups/{id}/users`: users in the shape of the list of all users, so that only the sender can say that
 * these are the members of a group, and of which one (the part).
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Group/#tag/Group/operation/listGroupUsers
 */
export const oktaGroupMembersParser: DocumentParser = defineApiParser({
  format: 'okta-group-members',
  kind: 'okta',
  noun: 'a user of Okta',
  marks: [['id', 'status', 'profile.login']],
  element: oktaUser,
  begin({ part }) {
    if (!part) throw unnamedGroup()
    return {
      read: (user) => [
        oktaAccount(user),
        {
          kind: 'grant',
          externalId: user.id,
          resource: part,
          role: 'member',
          // What a group gives is decided in the applications behind it.
          isPrivileged: null,
          path: [{ type: 'group', name: part }],
          grantedAt: null,
          lastUsedAt: null,
          isUseKnown: false,
        },
      ],
      outcome: () => ({
        assertsMfa: false,
        listsAccounts: false,
        listsGrants: true,
        query: `GET /api/v1/groups/${part}/users`,
      }),
    }
  },
})

const unnamedGroup = () =>
  new PlumblineError(
    'invalid_input',
    'Okta’s list of the members of a group does not say of which group it is.',
    'Name the group as the part, for example `--part Engineering`.',
  )
