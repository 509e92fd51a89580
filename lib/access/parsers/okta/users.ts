import { defineApiParser } from '../api-parser.ts'
import type { DocumentParser } from '../parser.ts'
import { oktaAccount, oktaUser } from './user.ts'

/**
 * `GET /api/v1/users`. Factors are another list, grants too. Okta leaves deactivated users out unless they are asked
 * for: absence therefore means gone or deactivated.
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/listUsers
 */
export const oktaUsersParser: DocumentParser = defineApiParser({
  format: 'okta-users',
  kind: 'okta',
  noun: 'a user of Okta',
  marks: [['id', 'status', 'profile.login']],
  element: oktaUser,
  begin: () => ({
    read: (user) => [oktaAccount(user)],
    outcome: () => ({
      assertsMfa: false,
      listsAccounts: true,
      listsGrants: false,
      query: 'GET /api/v1/users',
    }),
  }),
})
