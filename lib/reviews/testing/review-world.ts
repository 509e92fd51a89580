import { createHash } from 'node:crypto'
import {
  accessFeeds,
  accessSources,
  accounts,
  accountVersions,
  artifacts,
  evidence,
  grants,
  people,
  personVersions,
  systems,
} from '#db/schema/index.ts'
import { createTestDatabase } from '#db/testing/database.ts'
import type { AccountKind, EmploymentState, MfaLevel } from '#lib/access/model.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { fixedClock } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { signedInUser } from '#lib/platform/testing/signed-in-user.ts'

type PersonTraits = {
  manager?: string | null
  department?: string
  state?: EmploymentState
  email?: string
}
type GrantTraits = {
  role?: string
  resource?: string
  person?: string | null
  username?: string
  accountKind?: AccountKind
  email?: string | null
  isPrivileged?: boolean
  mfa?: MfaLevel
  lastUsedAt?: Date | null
  isUseKnown?: boolean
}

/** A database of its own with an organisation whose facts are written as an import would leave them. */
export async function createReviewWorld(startAt = '2026-10-05T08:00:00Z') {
  const database = await createTestDatabase()
  const clock = fixedClock(startAt)
  const db = database.admin.db
  const from = new Date('2026-01-01T00:00:00Z')
  const feedId = newId(clock)
  const sourceId = newId(clock)
  const evidenceId = newId(clock)
  await addEvidence()
  await db
    .insert(accessSources)
    .values({ id: sourceId, name: 'directory', kind: 'csv', privilegedRoles: [], createdAt: from })
  await db
    .insert(accessFeeds)
    .values({ id: feedId, sourceId, format: 'access-csv', part: '', lastCompleteAt: from, createdAt: from })

  async function addEvidence() {
    const sha256 = createHash('sha256').update('a register').digest()
    await db.insert(artifacts).values({ sha256, size: 10, storage: 'postgres', createdAt: from })
    await db.insert(evidence).values({
      id: evidenceId,
      sha256,
      kind: 'grant-inventory',
      source: 'directory',
      collector: 'test',
      scope: {},
      receipt: {
        isComplete: true,
        expectedCount: 1,
        receivedCount: 1,
        isPaginationFinished: true,
        query: '',
        problems: [],
        original: null,
        redactedCount: 0,
        encoding: 'utf-8',
      },
      isComplete: true,
      observedAt: from,
      periodFrom: from,
      periodTo: from,
      receivedAt: from,
      validUntil: from,
      submittedByType: 'system',
      submittedById: 'test',
      submittedByName: 'test',
      controls: [],
      clauses: [],
    })
  }

  const emailOf = (name: string) => `${name}@test.example`

  return {
    database,
    clock,
    feedId,
    sourceId,
    evidenceId,
    worker: systemCtx('test worker', database.worker.db, clock),
    /** A person of the register; `manager` is the id of another. */
    async person(name: string, traits: PersonTraits = {}): Promise<string> {
      const id = newId(clock)
      await db.insert(people).values({ id, key: traits.email ?? emailOf(name), createdAt: from })
      await db.insert(personVersions).values({
        personId: id,
        validFrom: from,
        name,
        email: traits.email ?? emailOf(name),
        department: traits.department ?? 'engineering',
        managerId: traits.manager ?? null,
        employment: 'employee',
        state: traits.state ?? 'active',
        feedId,
        evidenceId,
      })
      return id
    },
    async system(name: string, ownerId: string | null = null): Promise<string> {
      const id = newId(clock)
      await db.insert(systems).values({ id, name, environment: 'production', ownerId, createdAt: from })
      return id
    },
    /** An account of its own with one grant. */
    async grant(systemId: string, traits: GrantTraits = {}) {
      const accountId = newId(clock)
      const username = traits.username ?? `account-${accountId.slice(-6)}`
      await db
        .insert(accounts)
        .values({ id: accountId, systemId, sourceId, externalId: accountId, createdAt: from })
      await db.insert(accountVersions).values({
        accountId,
        systemId,
        validFrom: from,
        username,
        email: traits.email ?? null,
        kind: traits.accountKind ?? 'human',
        status: 'active',
        mfa: traits.mfa ?? 'enforced',
        personId: traits.person ?? null,
        matchedBy: traits.person ? 'email' : null,
        feedId,
        evidenceId,
      })
      return { accountId, ...(await this.grantOf(systemId, accountId, traits)) }
    },
    /** One more grant of an account. */
    async grantOf(systemId: string, accountId: string, traits: GrantTraits = {}) {
      const id = newId(clock)
      const role = traits.role ?? 'reader'
      const resource = traits.resource ?? 'everything'
      const key = createHash('sha256').update(`${accountId}/${resource}/${role}`).digest()
      await db.insert(grants).values({
        id,
        systemId,
        accountId,
        feedId,
        key,
        resource,
        role,
        isPrivileged: traits.isPrivileged ?? false,
        path: [],
        validFrom: from,
        grantedAt: from,
        lastUsedAt: traits.lastUsedAt ?? null,
        isUseKnown: traits.isUseKnown ?? false,
        evidenceId,
      })
      return { grantId: id, key: key.toString('hex') }
    },
    /** A user of Plumbline who is the person of that name, with a second factor just shown. */
    user: (name: string, role: Role = 'manager'): Promise<Ctx> =>
      signedInUser({ database, clock }, { name, role, email: emailOf(name) }),
    [Symbol.asyncDispose]: () => database.drop(),
  }
}

export type ReviewWorld = Awaited<ReturnType<typeof createReviewWorld>>
