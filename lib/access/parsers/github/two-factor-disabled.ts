import { z } from 'zod'
import { PlumblineError } from '#lib/platform/errors.ts'
import { defineApiParser } from '../api-parser.ts'
import { numericId, optionalLine, plainLine } from '../element-fields.ts'
import type { DocumentOutcome, DocumentParser } from '../parser.ts'
import { memberMarks, notMembers } from './account.ts'

/** Either a member without a second factor, or GitHub's refusal in place of the list. */
const memberOrRefusal = z.union([
  z.object({ id: numericId }).transform(({ id }) => ({ id, refusal: null })),
  z
    .object({ message: z.string(), status: optionalLine.catch(null) })
    .transform(({ message, status }) => ({ id: null, refusal: { message: plainLine(message), status } })),
])

/** GitHub answers 422 with it to everyone who is no owner of the organisation. */
const isRefusedFilter = (message: string) => /only owners can use this filter/i.test(message)

/**
 * `GET /orgs/{org}/members?filter=2fa_disabled`: who is not listed has a second factor. A refused filter means that
 * nothing is known, which is not the same as an empty list.
 * https://docs.github.com/en/rest/orgs/members#list-organization-members
 */
export const githubTwoFactorDisabledParser: DocumentParser = defineApiParser({
  format: 'github-2fa-disabled',
  kind: 'github',
  noun: 'a member of a GitHub organisation',
  marks: [...memberMarks, ['message', 'documentation_url']],
  foreignMarks: notMembers,
  element: memberOrRefusal,
  begin({ part }) {
    let isRefused = false
    return {
      read({ id, refusal }) {
        if (!refusal) return [{ kind: 'mfa', externalId: id, mfa: 'none' }]
        if (!isRefusedFilter(refusal.message)) throw failedRequest(refusal)
        isRefused = true
        return []
      },
      outcome: ({ isWhole }) => ({
        assertsMfa: !isRefused,
        ...(isWhole && !isRefused ? { mfaOfTheOthers: 'registered' as const } : {}),
        listsAccounts: false,
        listsGrants: false,
        query: `GET /orgs/${part ?? '{org}'}/members?filter=2fa_disabled`,
        problems: isRefused ? [refusedFilter] : [],
      }),
    }
  },
})

const refusedFilter: DocumentOutcome['problems'][number] = {
  where: '$.message',
  what: 'GitHub refused the filter “2fa_disabled”: who has no second factor is unknown.',
  nextStep:
    'Ask with the token of an owner of the organisation, or send the consumed licences of the enterprise, which name the second factor.',
}

const failedRequest = ({ message, status }: { message: string; status: string | null }) =>
  new PlumblineError(
    'invalid_input',
    `GitHub did not answer with a list, but with an error${status ? ` ${status}` : ''}: ${message}`,
    'Mend what GitHub names (the token, its permissions, the name of the organisation) and export the list again.',
  )
