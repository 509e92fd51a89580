import { z } from 'zod'
import type { AccessFact } from '../../model/fact.ts'
import { defineApiParser } from '../api-parser.ts'
import { emailOf, optionalFlag, optionalLine } from '../element-fields.ts'
import type { DocumentParser } from '../parser.ts'

const licensedUser = z.object({
  github_com_login: optionalLine,
  github_com_name: optionalLine,
  github_com_two_factor_auth: optionalFlag,
  github_com_saml_name_id: optionalLine,
  github_com_verified_domain_emails: z.array(z.string()).nullish(),
})

/**
 * `GET /enterprises/{enterprise}/consumed-licenses`: the one list of GitHub's that names the second factor of each
 * user, null where it may not be told. It knows logins and no ids. Users of an Enterprise Server or of Visual Studio
 * alone have no account on github.com: they are counted and give no fact. Who takes no licence is not listed, so
 * absence shows nothing.
 * https://docs.github.com/en/enterprise-cloud@latest/rest/enterprise-admin/licensing#list-enterprise-consumed-licenses
 */
export const githubConsumedLicencesParser: DocumentParser = defineApiParser({
  format: 'github-consumed-licences',
  kind: 'github',
  noun: 'a user with a licence of GitHub',
  marks: [
    ['total_seats_consumed', 'total_seats_purchased'],
    ['github_com_login', 'github_com_two_factor_auth'],
  ],
  element: licensedUser,
  begin: ({ part }) => ({
    read: readUser,
    outcome({ lastPage, receivedCount }) {
      const declaredCount = seats.safeParse(lastPage.get('total_seats_consumed')).data ?? null
      return {
        assertsMfa: true,
        listsAccounts: false,
        listsGrants: false,
        externalIdsAreUsernames: true,
        declaredCount,
        // Fewer users than seats: pages are missing. As many prove nothing, a user may take several seats or none.
        isPaginationFinished: declaredCount !== null && receivedCount < declaredCount ? false : null,
        query: `GET /enterprises/${part ?? '{enterprise}'}/consumed-licenses`,
      }
    },
  }),
})

const seats = z.int().nonnegative()

function readUser(user: z.infer<typeof licensedUser>): AccessFact[] {
  const login = user.github_com_login
  if (!login) return []
  const email = [user.github_com_saml_name_id, ...(user.github_com_verified_domain_emails ?? [])]
    .map(emailOf)
    .find((address) => address !== null)
  return [
    {
      kind: 'account',
      externalId: login,
      username: login,
      displayName: user.github_com_name,
      email: email ?? null,
      accountKind: 'human',
      status: 'active',
      mfa: levelOf(user.github_com_two_factor_auth),
      lastUsedAt: null,
      owner: email ?? null,
    },
  ]
}

const levelOf = (hasTwoFactor: boolean | null | undefined) =>
  hasTwoFactor ? 'registered' : hasTwoFactor === false ? 'none' : 'unknown'
