import { z } from 'zod'
import type { AccessFact, AccountFact } from '../../model/fact.ts'
import type { MfaLevel } from '../../model.ts'
import { defineApiParser } from '../api-parser.ts'
import { emailOf, line, optionalFlag, optionalLine, optionalMoment } from '../element-fields.ts'
import type { DocumentParser } from '../parser.ts'

const user = z.object({
  id: line,
  primaryEmail: line,
  name: z.object({ fullName: optionalLine }).nullish(),
  suspended: optionalFlag,
  archived: optionalFlag,
  deletionTime: optionalLine,
  isAdmin: optionalFlag,
  isDelegatedAdmin: optionalFlag,
  isEnrolledIn2Sv: optionalFlag,
  isEnforcedIn2Sv: optionalFlag,
  lastLoginTime: optionalMoment,
  externalIds: z.array(z.object({ type: optionalLine, value: optionalLine })).nullish(),
})
type GoogleUser = z.infer<typeof user>

/**
 * Answers of the Directory API's `users.list`, one page or many.
 * https://developers.google.com/workspace/admin/directory/reference/rest/v1/users
 */
export const googleUsersJsonParser: DocumentParser = defineApiParser({
  format: 'google-users-json',
  kind: 'google-workspace',
  noun: 'a user of Google Workspace',
  marks: [
    ['id', 'primaryEmail', 'isEnrolledIn2Sv'],
    ['id', 'primaryEmail', 'customerId'],
    ['id', 'primaryEmail', 'orgUnitPath'],
  ],
  element: user,
  begin() {
    let assertsMfa = false
    return {
      read(found) {
        const account = accountOf(found)
        assertsMfa ||= account.mfa !== undefined
        return [account, ...administration(found)]
      },
      outcome: ({ lastPage }) => ({
        assertsMfa,
        listsAccounts: true,
        listsGrants: true,
        // The last page names no next one. Whether the first is here too, only the sender knows.
        isPaginationFinished: lastPage.has('nextPageToken') ? false : null,
        query: 'GET /admin/directory/v1/users',
      }),
    }
  },
})

function accountOf(found: GoogleUser): AccountFact {
  const mfa = levelOf(found)
  const email = emailOf(found.primaryEmail)
  return {
    kind: 'account',
    externalId: found.id,
    username: found.primaryEmail,
    displayName: found.name?.fullName ?? null,
    email,
    accountKind: 'human',
    status: found.archived || found.deletionTime ? 'disabled' : found.suspended ? 'suspended' : 'active',
    ...(mfa === undefined ? {} : { mfa }),
    lastUsedAt: found.lastLoginTime,
    owner: found.externalIds?.find(({ type }) => type === 'organization')?.value ?? email,
  }
}

/**
 * Enforcement covers nobody who has not enrolled: in the grace period such a user still signs in with the password
 * alone. Undefined when the export left the fields out.
 */
function levelOf({ isEnrolledIn2Sv, isEnforcedIn2Sv }: GoogleUser): MfaLevel | undefined {
  if (isEnrolledIn2Sv === null || isEnrolledIn2Sv === undefined) return undefined
  if (!isEnrolledIn2Sv) return 'none'
  return isEnforcedIn2Sv ? 'enforced' : 'registered'
}

function administration({ id, isAdmin, isDelegatedAdmin }: GoogleUser): AccessFact[] {
  const roles = [isAdmin ? 'super administrator' : null, isDelegatedAdmin ? 'delegated administrator' : null]
  return roles.flatMap((role) =>
    role === null
      ? []
      : [
          {
            kind: 'grant',
            externalId: id,
            resource: 'Google Workspace',
            role,
            isPrivileged: true,
            path: [],
            grantedAt: null,
            lastUsedAt: null,
            isUseKnown: false,
          },
        ],
  )
}
