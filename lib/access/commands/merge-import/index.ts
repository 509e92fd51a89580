import { eq } from 'drizzle-orm'
import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import type { ImportCounts } from '#db/schema/access/imports.ts'
import { accessImports, accessSources, importRejects, systems } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { discard } from '#lib/platform/ingest/incoming.ts'
import type { StoredUpload } from '#lib/platform/ingest/store-upload.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'
import type { ImportStatus } from '../../model.ts'
import {
  type DocumentInput,
  type DocumentParser,
  isPartialDocument,
  type Reject,
} from '../../parsers/parser.ts'
import { mergeFacts } from './facts.ts'
import { findFeed, serialiseMerges, updateFeed } from './feed.ts'
import { isShort, receiptOf } from './receipt.ts'
import { stage } from './stage.ts'
import { writeEvidence } from './write-evidence.ts'

const input = z.strictObject({
  importId: z.uuid(),
  /** A person has confirmed that the import may close more than half of what its feed holds open. */
  isReleased: z.boolean(),
  document: z.custom<StoredUpload>(),
  parser: z.custom<DocumentParser>(),
  /** Opens the stored document. */
  source: z.custom<Pick<DocumentInput, 'open' | 'limits'>>(),
  /** The connection the transaction runs on: COPY needs it itself. */
  client: z.custom<PoolClient>(),
})

export type MergedImport = { status: ImportStatus; counts: ImportCounts; observedAt: Date }

/**
 * Parses a stored document and merges it into the facts about people, accounts and grants: evidence, facts and the
 * ledger entry commit together or not at all. What it may open and close is decided by `judgeImport`.
 */
export const mergeImport = defineCommand({
  action: 'access-import.merge',
  permission: 'imports.process',
  input,
  async run({ ctx, input, tx, now }) {
    const { one, source } = await loadImport(tx, input.importId)
    refuseOtherKind(input.parser, source)
    const outcome = await stage(
      input.client,
      input.parser.parse({
        ...input.source,
        mapping: one.mapping,
        part: one.requestedPart,
        observedAt: earliest(one.requestedObservedAt ?? one.receivedAt, one.receivedAt),
      }),
      ctx.clock,
      source.systemId !== null,
    )
    await serialiseMerges(tx)
    const feed = await findFeed(tx, ctx.clock, {
      sourceId: source.id,
      format: outcome.format,
      part: outcome.part,
    })
    // A document cannot have seen the future, whatever it says of itself.
    const observedAt = earliest(
      one.requestedObservedAt ?? outcome.reportedAt ?? one.receivedAt,
      one.receivedAt,
    )
    const evidenceId = one.evidenceId ?? newId(ctx.clock)
    const isPartial = isPartialDocument(outcome) || isShort(outcome)
    const { verdict, facts } = await mergeFacts(
      tx,
      {
        sourceId: source.id,
        systemId: source.systemId,
        feedId: feed.id,
        format: outcome.format,
        part: outcome.part,
        evidenceId,
        observedAt,
        recordedAt: now,
        privilegedRoles: source.privilegedRoles,
      },
      outcome,
      {
        isPartial,
        isPaginationFinished: outcome.isPaginationFinished,
        isDeclaredComplete: one.isDeclaredComplete,
        receivedCount: outcome.receivedCount,
        isReleased: input.isReleased,
        observedAt,
        lastCompleteAt: feed.lastCompleteAt,
      },
    )
    const { unknownManagers, unknownUsernames, ...changes } = facts
    const counts: ImportCounts = {
      received: outcome.receivedCount,
      rejected: outcome.rejects.length,
      ...changes,
    }
    if (one.evidenceId === null) {
      await writeEvidence(ctx, tx, {
        id: evidenceId,
        one,
        source,
        outcome,
        document: input.document,
        receipt: receiptOf(outcome, input.document, !isPartial && verdict.status !== 'partial', {
          unknownManagers,
          unknownUsernames,
        }),
        isComplete: verdict.status !== 'partial',
        observedAt,
      })
      await keepRejects(tx, one.id, outcome.rejects)
    }
    await updateFeed(tx, feed.id, one.id, observedAt, verdict.status)
    await tx
      .update(accessImports)
      .set({
        status: verdict.status,
        feedId: feed.id,
        evidenceId,
        incomingId: null,
        format: outcome.format,
        counts,
        rejectColumns: outcome.rejects.length > 0 ? (outcome.columns ?? null) : null,
        heldClosing: verdict.held?.absent ?? null,
        heldOpen: verdict.held?.open ?? null,
        error: null,
        assertsMfa: outcome.assertsMfa,
        listsGrants: outcome.listsGrants,
        observedAt,
        finishedAt: now,
      })
      .where(eq(accessImports.id, one.id))
    if (one.incomingId) await discard(tx, one.incomingId)
    await enqueue(tx, 'reviews.follow-import', { importId: one.id }, { key: `follow:${one.id}` })
    await requestEvaluation(tx, observedAt, now)
    await enqueue(tx, 'alerts.evaluate', {}, { key: 'alerts.evaluate' })
    await notify(tx, { topic: 'access', keys: [source.id, one.id] })
    return {
      result: { status: verdict.status, counts, observedAt } satisfies MergedImport,
      entry: {
        object: { type: 'access-import', id: one.id },
        payload: {
          status: verdict.status,
          reason: verdict.reason,
          source: source.name,
          format: outcome.format,
          part: outcome.part,
          evidenceId,
          counts,
          isReleased: input.isReleased,
        },
        evidence: [input.document.sha256],
        decision: verdict.status,
      },
    }
  },
})

async function loadImport(tx: Transaction, importId: string) {
  const [row] = await tx
    .select({ one: accessImports, source: accessSources, systemName: systems.name })
    .from(accessImports)
    .innerJoin(accessSources, eq(accessSources.id, accessImports.sourceId))
    .leftJoin(systems, eq(systems.id, accessSources.systemId))
    .where(eq(accessImports.id, importId))
  if (!row) throw new Error(`Import ${importId} does not exist.`)
  return { one: row.one, source: { ...row.source, systemName: row.systemName } }
}

/** A document sent to the wrong source would close all that the right one had said. */
function refuseOtherKind(parser: DocumentParser, source: { name: string; kind: string }): void {
  if (parser.kind === source.kind) return
  throw new PlumblineError(
    'invalid_input',
    `The document is read as "${parser.format}", but the source "${source.name}" is of the kind "${source.kind}".`,
    'Send it to the source that it comes from.',
  )
}

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const rejectsAtOnce = 5_000

async function keepRejects(tx: Transaction, importId: string, rejects: readonly Reject[]): Promise<void> {
  for (let from = 0; from < rejects.length; from += rejectsAtOnce) {
    await tx
      .insert(importRejects)
      .values(rejects.slice(from, from + rejectsAtOnce).map((reject) => ({ importId, ...reject })))
      .onConflictDoNothing()
  }
}

const earliest = (a: Date, b: Date): Date => (a < b ? a : b)
