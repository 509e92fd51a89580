import { z } from 'zod'
import { defineApiParser } from '../api-parser.ts'
import { line, optionalFlag } from '../element-fields.ts'
import type { DocumentOutcome, DocumentParser } from '../parser.ts'

const organisation = z.object({ login: line, two_factor_requirement_enabled: optionalFlag })

/**
 * `GET /orgs/{org}`: whether it admits members without a second factor. Only its owners are told; to others the field
 * is null or absent, which means unknown and not no. Without the requirement nothing is said of anybody.
 * https://docs.github.com/en/rest/orgs/orgs#get-an-organization
 */
export const githubOrganisationParser: DocumentParser = defineApiParser({
  format: 'github-organisation',
  kind: 'github',
  noun: 'a GitHub organisation',
  marks: [
    ['login', 'two_factor_requirement_enabled'],
    ['login', 'id', 'members_url', 'repos_url', 'hooks_url'],
  ],
  element: organisation,
  begin({ part }) {
    let name = part ?? '{org}'
    let isEnforced = true
    const problems: DocumentOutcome['problems'] = []
    return {
      read({ login, two_factor_requirement_enabled: required }) {
        name = login
        isEnforced &&= required === true
        if (required === null || required === undefined) problems.push(unknownRequirement(login))
        return []
      },
      outcome: ({ isWhole, receivedCount }) => ({
        assertsMfa: problems.length === 0,
        ...(isWhole && isEnforced && receivedCount > 0 ? { mfaOfTheOthers: 'enforced' as const } : {}),
        listsAccounts: false,
        listsGrants: false,
        isPaginationFinished: isWhole,
        query: `GET /orgs/${name}`,
        problems,
      }),
    }
  },
})

const unknownRequirement = (login: string) => ({
  where: '$.two_factor_requirement_enabled',
  what: `GitHub does not say whether ${login} requires a second factor: only its owners are told.`,
  nextStep: 'Ask with the token of an owner of the organisation and send the answer again.',
})
