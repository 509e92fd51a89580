import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { eq } from 'drizzle-orm'
import { accessImports, evidence } from '#db/schema/index.ts'
import { createTestDatabase } from '#db/testing/database.ts'
import { artifactStore } from '#lib/platform/artifacts/store.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { fixedClock } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { defaultDecodeLimits } from '#lib/platform/ingest/gunzip.ts'
import { receive } from '#lib/platform/ingest/incoming.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { onOneConnection } from '#lib/platform/ingest/on-one-connection.ts'
import { signedInUser } from '#lib/platform/testing/signed-in-user.ts'
import { createSource } from '../commands/create-source.ts'
import { createSystem } from '../commands/create-system.ts'
import { type MergedImport, mergeImport } from '../commands/merge-import/index.ts'
import { takeDocument } from '../commands/parts/take-document.ts'
import { registerImport } from '../commands/register-import.ts'
import { importOwnAccess } from '../jobs/import-own-access.ts'
import { processImport } from '../jobs/process-import.ts'
import type { AccessFact } from '../model/fact.ts'
import type { AccessSourceKind, SystemEnvironment } from '../model.ts'
import type { DocumentOutcome } from '../parsers/parser.ts'
import { readDocumentRequest } from '../rules/document-request.ts'

const key = createSecretKey(randomBytes(32))
const limits = { decode: defaultDecodeLimits, json: defaultJsonLimits }

/** What a test says of an import beside its facts; the rest is a whole, complete document. */
export type Said = Partial<DocumentOutcome> & {
  observedAt?: Date
  isDeclaredComplete?: boolean
  isReleased?: boolean
  isBroken?: boolean
}

/** A database of its own, and documents that go the way every document goes. */
export async function createAccessWorld(startAt = '2026-11-01T08:00:00Z') {
  const database = await createTestDatabase()
  const clock = fixedClock(startAt)
  const sender = systemCtx('test sender', database.app.db, clock)
  const worker = systemCtx('test worker', database.worker.db, clock)

  const settle = (importId: string, isReleased = false) =>
    processImport(worker, database.worker.pool, importId, { key, limits, isReleased, isLastAttempt: true })

  /** Bytes that only their number tells apart: the facts of `merge` are handed over beside them. */
  let documents = 0

  const world = {
    database,
    clock,
    key,
    system: sender,
    worker,
    settle,
    /** A signed-in person with a fresh second factor; also a user, not yet a person of the organisation. */
    person: (role: Role, email = `${role}@example.org`): Promise<Ctx> =>
      signedInUser({ database, clock }, { name: role, role, email, mfaEnrolledAt: clock.now() }),
    async systemNamed(name: string, environment: SystemEnvironment = 'production'): Promise<string> {
      const unsaid = { purpose: null, criticality: null, ownerId: null, isIdentityAware: null }
      return (await createSystem(sender, { name, environment, ...unsaid })).systemId
    },
    async sourceNamed(
      name: string,
      kind: AccessSourceKind,
      systemId: string | null = null,
      privilegedRoles: string[] = [],
    ): Promise<string> {
      return (await createSource(sender, { name, kind, systemId, privilegedRoles })).sourceId
    },
    /** Sends a document as an address has it (`source=HR&complete=true`) and has it merged. */
    async send(text: string, query: string, ctx: Ctx = sender): Promise<string> {
      const request = readDocumentRequest(new URL(`http://test/?${query}`), new Headers())
      const intake = { key, maxBytes: 1e9, collector: 'test' }
      const { importId } = await takeDocument(ctx, request, Readable.from([Buffer.from(text)]), intake)
      await settle(importId)
      return importId
    },
    importOwnAccess: () =>
      importOwnAccess(worker, database.worker.pool, { key, limits, maxBytes: 1e9, isLastAttempt: true }),
    /** Merges facts as if a parser had read them: for the rules of merging, which know no format. */
    async merge(
      sourceId: string,
      kind: AccessSourceKind,
      facts: AccessFact[],
      { observedAt, isDeclaredComplete = true, isReleased = false, ...said }: Said = {},
    ): Promise<MergedImport & { importId: string }> {
      const bytes = Buffer.from(`document ${documents++}`)
      const upload = await receive(
        sender.db,
        key,
        clock,
        Readable.from([bytes]),
        { size: null, sha256: null },
        1e6,
      )
      const sha256 = createHash('sha256').update(bytes).digest()
      const { importId } = await registerImport(sender, {
        incomingId: upload.id,
        sha256: sha256.toString('hex'),
        size: bytes.length,
        fileName: 'test',
        sourceId,
        format: null,
        part: null,
        isDeclaredComplete,
        observedAt: observedAt ?? clock.now(),
        collector: 'test',
      })
      return world.remerge(importId, kind, facts, { isReleased, ...said }, bytes)
    },
    /** An import whose parser breaks after it gave its facts: nothing of it may stay. */
    fail: (sourceId: string, kind: AccessSourceKind, facts: AccessFact[], said: Said) =>
      world.merge(sourceId, kind, facts, { ...said, isBroken: true }),
    /** Merges a registered import, or a held one again. */
    async remerge(
      importId: string,
      kind: AccessSourceKind,
      facts: AccessFact[],
      {
        isReleased = false,
        isBroken = false,
        observedAt: _observedAt,
        isDeclaredComplete: _isDeclaredComplete,
        ...said
      }: Said,
      bytes?: Buffer,
    ): Promise<MergedImport & { importId: string }> {
      const sha256 = bytes ? createHash('sha256').update(bytes).digest() : await sha256Of(importId)
      if (bytes)
        await artifactStore().write(
          worker.db,
          { sha256, size: bytes.length },
          Readable.from([bytes]),
          clock.now(),
        )
      const outcome = { ...wholeDocument, receivedCount: facts.length, ...said }
      const merged = await onOneConnection(worker, database.worker.pool, (own, client) =>
        mergeImport(own, {
          importId,
          isReleased,
          document: { sha256: sha256.toString('hex'), original: null, encoding: 'utf-8' },
          parser: {
            format: outcome.format,
            kind,
            detect: () => true,
            async *parse() {
              yield facts
              if (isBroken) throw new Error('broken parser')
              return outcome
            },
          },
          source: { open: () => Readable.from([]), limits: limits.json },
          client,
        }),
      )
      return { ...merged, importId }
    },
    drop: () => database.drop(),
    [Symbol.asyncDispose]: () => database.drop(),
  }

  async function sha256Of(importId: string): Promise<Buffer> {
    const [row] = await database.admin.db
      .select({ sha256: evidence.sha256 })
      .from(accessImports)
      .innerJoin(evidence, eq(evidence.id, accessImports.evidenceId))
      .where(eq(accessImports.id, importId))
    return Buffer.from(row?.sha256 ?? [])
  }
  return world
}

export type AccessWorld = Awaited<ReturnType<typeof createAccessWorld>>

const wholeDocument: DocumentOutcome = {
  format: 'access-csv',
  part: '',
  receivedCount: 0,
  declaredCount: null,
  isPaginationFinished: null,
  problems: [],
  rejects: [],
  assertsMfa: false,
  listsAccounts: true,
  listsGrants: true,
  reportedAt: null,
  query: 'everything',
}
