import { z } from 'zod'
import { PlumblineError } from '#lib/platform/errors.ts'
import { defineApiParser } from '../api-parser.ts'
import { optionalFlag, optionalLine } from '../element-fields.ts'
import type { DocumentParser } from '../parser.ts'
import { githubAccount, githubUser } from './account.ts'

/** Highest first. `permissions` says pull and push where roles are called read and write. */
const rolesByPermission = [
  ['admin', 'admin'],
  ['maintain', 'maintain'],
  ['push', 'write'],
  ['triage', 'triage'],
  ['pull', 'read'],
] as const

const permissions = z.object({
  admin: optionalFlag,
  maintain: optionalFlag,
  push: optionalFlag,
  triage: optionalFlag,
  pull: optionalFlag,
})

const collaborator = githubUser
  .extend({ role_name: optionalLine, permissions: permissions.nullish() })
  .transform((user, context) => {
    const highest = rolesByPermission.find(([permission]) => user.permissions?.[permission])
    const role = user.role_name?.toLowerCase() ?? highest?.[1]
    if (role) return { user, role }
    context.addIssue({ code: 'custom', message: 'it has neither role_name nor a permission' })
    return z.NEVER
  })

const privilegedRoles: ReadonlySet<string> = new Set(['admin', 'maintain'])
const knownRoles: ReadonlySet<string> = new Set(rolesByPermission.map(([, role]) => role))

/**
 * `GET /repos/{owner}/{repo}/collaborators`; the part is the repository, which the list does not name. `role_name` is
 * the highest of all grants: what comes from the organisation, a team or the repository cannot be told apart, so the
 * path stays empty. A custom role may hold any permission; the source's list decides whether it is privileged.
 * https://docs.github.com/en/rest/collaborators/collaborators#list-repository-collaborators
 */
export const githubCollaboratorsParser: DocumentParser = defineApiParser({
  format: 'github-collaborators',
  kind: 'github',
  noun: 'a collaborator of a GitHub repository',
  marks: [
    ['login', 'id', 'role_name'],
    ['login', 'id', 'permissions.pull'],
  ],
  element: collaborator,
  begin({ part }) {
    if (!part) throw unnamedRepository()
    return {
      read: ({ user, role }) => [
        githubAccount(user),
        {
          kind: 'grant',
          externalId: user.id,
          resource: part,
          role,
          isPrivileged: knownRoles.has(role) ? privilegedRoles.has(role) : null,
          path: [],
          grantedAt: null,
          lastUsedAt: null,
          isUseKnown: false,
        },
      ],
      outcome: () => ({
        assertsMfa: false,
        // Who is no collaborator here may be one elsewhere.
        listsAccounts: false,
        listsGrants: true,
        query: `GET /repos/${part}/collaborators`,
      }),
    }
  },
})

const unnamedRepository = () =>
  new PlumblineError(
    'invalid_input',
    'GitHub’s list of collaborators does not say of which repository it is.',
    'Name the repository as the part, for example `--part octo-org/reactor`.',
  )
