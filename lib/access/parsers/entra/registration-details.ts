import { z } from 'zod'
import type { AccessFact } from '../../model/fact.ts'
import type { MfaLevel } from '../../model.ts'
import { defineApiParser } from '../api-parser.ts'
import { emailOf, line, optionalFlag, optionalLine } from '../element-fields.ts'
import type { DocumentParser } from '../parser.ts'

const details = z.object({
  id: line,
  userPrincipalName: line,
  userDisplayName: optionalLine,
  userType: optionalLine,
  isAdmin: optionalFlag,
  isMfaRegistered: z.boolean(),
  isMfaCapable: z.boolean(),
  methodsRegistered: z.array(z.string()).nullish(),
})
type Details = z.infer<typeof details>

/** Methods bound to the site that is signed in to; the Authenticator app without a passkey is not. */
const resistsPhishing = (method: string) =>
  /^passKeyDeviceBound|^passKeySynced|^fido2|^(windowsHelloForBusiness|macOsSecureEnclaveKey)$/i.test(method)

const declaredTotal = z.int().nonnegative()

/**
 * `GET /reports/authenticationMethods/userRegistrationDetails` of Microsoft Graph. It has all enabled users, and says
 * what they could sign in with, never what they must: no level here is `enforced`.
 * https://learn.microsoft.com/en-us/graph/api/resources/userregistrationdetails
 */
export const entraRegistrationParser: DocumentParser = defineApiParser({
  format: 'entra-registration-details',
  kind: 'entra',
  noun: 'the registration details of a user of Entra',
  marks: [['id', 'userPrincipalName', 'isMfaRegistered', 'isMfaCapable']],
  element: details,
  begin: () => ({
    read: readDetails,
    outcome: ({ lastPage }) => ({
      assertsMfa: true,
      listsAccounts: true,
      listsGrants: true,
      declaredCount: declaredTotal.safeParse(lastPage.get('@odata.count')).data ?? null,
      // The last page names no next one. Whether the first is here too, only the sender knows.
      isPaginationFinished: lastPage.has('@odata.nextLink') ? false : null,
      query: 'GET /reports/authenticationMethods/userRegistrationDetails',
    }),
  }),
})

function readDetails(user: Details): AccessFact[] {
  const email = emailOf(user.userPrincipalName)
  const userType = user.userType?.toLowerCase() ?? 'member'
  const roles = user.isAdmin ? [userType, 'administrator'] : [userType]
  return [
    {
      kind: 'account',
      externalId: user.id,
      username: user.userPrincipalName,
      displayName: user.userDisplayName,
      email,
      accountKind: 'human',
      status: 'active',
      mfa: levelOf(user),
      lastUsedAt: null,
      owner: email,
    },
    ...roles.map((role) => ({
      kind: 'grant' as const,
      externalId: user.id,
      resource: 'Microsoft Entra directory',
      role,
      isPrivileged: role === 'administrator',
      path: [],
      grantedAt: null,
      lastUsedAt: null,
      isUseKnown: false,
    })),
  ]
}

/** Registered: has a strong method. Capable: and the policy lets the user use it. */
function levelOf({ isMfaRegistered, isMfaCapable, methodsRegistered }: Details): MfaLevel {
  if (isMfaCapable) return methodsRegistered?.some(resistsPhishing) ? 'phishing_resistant' : 'capable'
  return isMfaRegistered ? 'registered' : 'none'
}
