import { eq } from 'drizzle-orm'
import type { Pool } from 'pg'
import { evidence, scanRuns } from '#db/schema/index.ts'
import { lend } from '#lib/platform/artifacts/blocks.ts'
import { artifactStore } from '#lib/platform/artifacts/store.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { notify } from '#lib/platform/events/notify.ts'
import type { DecodeLimits } from '#lib/platform/ingest/gunzip.ts'
import type { JsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { onOneConnection } from '#lib/platform/ingest/on-one-connection.ts'
import { isWaiting, settle } from '#lib/platform/ingest/settle.ts'
import { readHead } from '#lib/platform/ingest/store-upload.ts'
import { failRun } from '../commands/fail-run.ts'
import { type MergedRun, mergeRun } from '../commands/merge-run/index.ts'
import { type ScanFormat, scanFormatSchema } from '../model.ts'
import { detectFormat } from '../parsers/detect-format.ts'
import type { ReportInput } from '../parsers/parser.ts'
import { type Keys, storeReport, type TakenReport } from './store-report.ts'

const progressEveryMs = 500

export type ProcessRunOptions = {
  keys: Keys
  limits: { decode: DecodeLimits; json: JsonLimits }
  isReleased: boolean
  /** No further attempt follows: an unexpected error then fails the run instead of being tried again. */
  isLastAttempt: boolean
}

/**
 * Takes a queued run through to its end: upload → artifact → facts. Killed at any point it starts over, because
 * only `mergeRun` changes facts, and that commits as a whole.
 */
export async function processRun(
  ctx: Ctx,
  pool: Pool,
  runId: string,
  options: ProcessRunOptions,
): Promise<MergedRun | null> {
  const [run] = await ctx.db.select().from(scanRuns).where(eq(scanRuns.id, runId))
  const { isReleased, isLastAttempt } = options
  if (!run || !isWaiting(run.status, isReleased)) return null
  const attempt = async () => {
    await markProcessing(ctx, run)
    const { report, parser, brokenBy } =
      run.evidenceId === null ? await takeIn(ctx, run, options) : await stored(ctx, run, run.evidenceId)
    const source: ReportInput = {
      open: () => lend(artifactStore().read(ctx.db, Buffer.from(report.sha256, 'hex'))),
      limits: options.limits.json,
      ...(brokenBy ? { brokenBy } : {}),
    }
    const onProgress = progress(ctx, runId)
    return await onOneConnection(ctx, pool, (own, client) =>
      mergeRun(own, { runId, isReleased, report, parser, source, client, onProgress }),
    )
  }
  return await settle(ctx, { noun: 'report', isLastAttempt }, attempt, (told) =>
    failRun(ctx, { runId, ...told }),
  )
}

type Run = typeof scanRuns.$inferSelect

async function markProcessing(ctx: Ctx, run: Run): Promise<void> {
  if (run.status === 'held') return
  await ctx.db.transaction(async (tx) => {
    await tx
      .update(scanRuns)
      .set({ status: 'processing', startedAt: ctx.clock.now() })
      .where(eq(scanRuns.id, run.id))
    await notify(tx, { topic: 'runs', keys: [run.id] })
  })
}

async function takeIn(ctx: Ctx, run: Run, options: ProcessRunOptions) {
  if (run.incomingId === null) throw new Error(`Run ${run.id} has neither an upload nor evidence.`)
  const sent = { sha256: Buffer.from(run.sentSha256), size: run.sentSize }
  const upload = { incomingId: run.incomingId, sent, declaredFormat: declaredFormat(run) }
  return storeReport(ctx.db, ctx.clock, options.keys, upload, options.limits.decode)
}

/** A released run is merged again from its artifact: the upload is gone, the evidence is not. */
async function stored(ctx: Ctx, run: Run, evidenceId: string): Promise<TakenReport> {
  const [row] = await ctx.db.select().from(evidence).where(eq(evidence.id, evidenceId))
  if (!row) throw new Error(`Evidence ${evidenceId} does not exist.`)
  const parser = detectFormat(await readHead(artifactStore().read(ctx.db, row.sha256)), declaredFormat(run))
  const { original, redactedCount, encoding } = row.receipt
  return {
    parser,
    brokenBy: null,
    report: { sha256: Buffer.from(row.sha256).toString('hex'), original, redactedCount, encoding },
  }
}

const declaredFormat = (run: Run): ScanFormat | undefined => scanFormatSchema.safeParse(run.format).data

/** Tells open pages how far it is, at most twice a second and never waiting for it. */
function progress(ctx: Ctx, runId: string): (elements: number) => void {
  let toldAt = ctx.clock.now().getTime()
  return (elements) => {
    const now = ctx.clock.now().getTime()
    if (now - toldAt < progressEveryMs) return
    toldAt = now
    const tell = ctx.db.transaction(async (tx) => {
      await tx.update(scanRuns).set({ processedElements: elements }).where(eq(scanRuns.id, runId))
      await notify(tx, { topic: 'runs', keys: [runId] })
    })
    // Progress is a courtesy: an import must not fail because it could not be told.
    tell.catch(() => undefined)
  }
}
