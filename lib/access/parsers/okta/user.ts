import { z } from 'zod'
import type { AccountFact } from '../../model/fact.ts'
import type { AccountStatus } from '../../model.ts'
import { emailOf, line, optionalLine, optionalMoment } from '../element-fields.ts'

/**
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/ (status). Staged users cannot sign
 * in before somebody activates them; provisioned ones can, with the link they were sent.
 */
const statuses = {
  STAGED: 'suspended',
  PROVISIONED: 'active',
  ACTIVE: 'active',
  RECOVERY: 'active',
  PASSWORD_EXPIRED: 'active',
  LOCKED_OUT: 'suspended',
  SUSPENDED: 'suspended',
  DEPROVISIONED: 'disabled',
} as const satisfies Record<string, AccountStatus>

type OktaStatus = keyof typeof statuses
const isOktaStatus = (word: string): word is OktaStatus => Object.hasOwn(statuses, word)

export const oktaUser = z.object({
  id: line,
  status: line.refine(isOktaStatus, { message: `it is none of ${Object.keys(statuses).join(', ')}` }),
  lastLogin: optionalMoment,
  profile: z.object({
    login: line,
    email: optionalLine,
    displayName: optionalLine,
    firstName: optionalLine,
    lastName: optionalLine,
    employeeNumber: optionalLine,
  }),
})

export function oktaAccount({ id, status, lastLogin, profile }: z.infer<typeof oktaUser>): AccountFact {
  const fullName = [profile.firstName, profile.lastName].filter(Boolean).join(' ')
  const email = emailOf(profile.email) ?? emailOf(profile.login)
  return {
    kind: 'account',
    externalId: id,
    username: profile.login,
    displayName: profile.displayName ?? (fullName || null),
    email,
    accountKind: 'human',
    status: statuses[status],
    lastUsedAt: lastLogin,
    owner: profile.employeeNumber ?? email,
  }
}
