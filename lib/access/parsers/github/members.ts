import type { z } from 'zod'
import type { GrantFact } from '../../model/fact.ts'
import { defineApiParser } from '../api-parser.ts'
import { optionalLine } from '../element-fields.ts'
import type { DocumentParser } from '../parser.ts'
import { githubAccount, githubUser, memberMarks, notMembers } from './account.ts'

const member = githubUser.extend({ role: optionalLine })

/**
 * `GET /orgs/{org}/members`. The list has no roles and no second factors; collectors that ask for each membership add
 * its `role`. Without it, membership alone is known, and the format cannot say whether it is privileged.
 * https://docs.github.com/en/rest/orgs/members#list-organization-members
 */
export const githubMembersParser: DocumentParser = defineApiParser({
  format: 'github-members',
  kind: 'github',
  noun: 'a member of a GitHub organisation',
  marks: memberMarks,
  foreignMarks: notMembers,
  element: member,
  begin: ({ part }) => ({
    read: (user) => [githubAccount(user), membership(user, part)],
    outcome: () => ({
      assertsMfa: false,
      listsAccounts: true,
      listsGrants: true,
      query: `GET /orgs/${part ?? '{org}'}/members`,
    }),
  }),
})

function membership(user: z.infer<typeof member>, organisation: string | null): GrantFact {
  const role = user.role?.toLowerCase() ?? null
  return {
    kind: 'grant',
    externalId: user.id,
    resource: organisation ?? 'organisation',
    role: role ?? 'member',
    isPrivileged: role === null ? null : role === 'admin' || role === 'owner',
    path: [],
    grantedAt: null,
    lastUsedAt: null,
    isUseKnown: false,
  }
}
