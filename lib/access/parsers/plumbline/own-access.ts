import { roleTitles } from '#lib/platform/auth/roles.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import type { AccessFact } from '../../model/fact.ts'
import type { DocumentParser } from '../parser.ts'
import { type OwnDocument, ownDocumentSchema } from './own-document.ts'

/** Far more than the users and tokens of any installation. */
const mostBytes = 64 * 1024 * 1024

/** Roles that change who may enter, or decide what others did (SECURITY: "Authorisation"). */
const privilegedRoles: readonly string[] = ['admin', 'lead']

const resource = 'Plumbline'

/** Plumbline's own users, roles and API tokens: a system like any other, reviewed with all others. */
export const plumblineParser: DocumentParser = {
  format: 'plumbline',
  kind: 'plumbline',
  detect: (head) => /^\s*\{\s*"plumbline"\s*:\s*"own-access"/.test(head),
  async *parse({ open }) {
    const document = await readDocument(open())
    const { users, tokens } = document
    yield [...users.flatMap(factsOfUser), ...tokens.flatMap(factsOfToken)]
    return {
      format: 'plumbline',
      part: '',
      receivedCount: users.length + tokens.length,
      declaredCount: null,
      isPaginationFinished: true,
      problems: [],
      rejects: [],
      assertsMfa: true,
      listsAccounts: true,
      listsGrants: true,
      reportedAt: null,
      query: 'all users with their roles, all live API tokens with their scopes',
    }
  },
}

async function readDocument(source: AsyncIterable<Uint8Array>): Promise<OwnDocument> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of source) {
    size += chunk.length
    if (size > mostBytes) throw unreadable('is larger than any of Plumbline’s own')
    chunks.push(Buffer.from(chunk))
  }
  const parsed = ownDocumentSchema.safeParse(parseJson(Buffer.concat(chunks).toString('utf8')))
  if (parsed.success) return parsed.data
  throw unreadable(`does not have the fields of one: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function factsOfUser(user: OwnDocument['users'][number]): AccessFact[] {
  const { email, name } = user
  const externalId = `user:${user.id}`
  const lastUsedAt = dateOf(user.lastSignedInAt)
  return [
    // A register that lists the person knows more of them.
    ...(user.isListed || user.status === 'disabled' ? [] : [personOf(user)]),
    {
      kind: 'account',
      externalId,
      username: email,
      displayName: name,
      email,
      accountKind: 'human',
      status: ({ invited: 'suspended', active: 'active', disabled: 'disabled' } as const)[user.status],
      mfa: user.isEnrolled ? 'enforced' : 'none',
      lastUsedAt,
      owner: null,
    },
    ...user.roles.map(
      ({ role, grantedAt }): AccessFact => ({
        kind: 'grant',
        externalId,
        resource,
        role: roleTitles[role],
        isPrivileged: privilegedRoles.includes(role),
        path: [],
        grantedAt: new Date(grantedAt),
        lastUsedAt,
        isUseKnown: true,
      }),
    ),
  ]
}

const personOf = ({ email, name }: OwnDocument['users'][number]): AccessFact => ({
  kind: 'person',
  key: email,
  name,
  email,
  number: null,
  department: null,
  title: null,
  manager: null,
  employment: 'unknown',
  state: 'active',
  joinedAt: null,
  leftAt: null,
})

function factsOfToken(token: OwnDocument['tokens'][number]): AccessFact[] {
  const externalId = `token:${token.id}`
  const lastUsedAt = dateOf(token.lastUsedAt)
  return [
    {
      kind: 'account',
      externalId,
      username: token.name,
      displayName: null,
      email: null,
      accountKind: 'service',
      // The tokens of somebody who was shut out stop working.
      status: token.isOwnerActive ? 'active' : 'disabled',
      lastUsedAt,
      owner: token.owner,
    },
    ...token.scopes.map(
      (scope): AccessFact => ({
        kind: 'grant',
        externalId,
        resource: `${resource} API`,
        role: scope,
        isPrivileged: false,
        path: [],
        grantedAt: new Date(token.createdAt),
        lastUsedAt,
        isUseKnown: true,
      }),
    ),
  ]
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))

const unreadable = (why: string) =>
  new PlumblineError(
    'invalid_input',
    `The document calls itself Plumbline’s own, but ${why}.`,
    'Plumbline writes such documents itself; none need be sent.',
  )
