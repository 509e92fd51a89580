import { eq, sql } from 'drizzle-orm'
import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { type CompletenessReceipt, evidence, type RunCounts, scanRuns, scanScopes } from '#db/schema/index.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { discard } from '#lib/platform/ingest/incoming.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { evidenceTerms } from '#lib/policy/rules/evidence-terms.ts'
import type { RunStatus } from '../../model.ts'
import { isPartial, type ParseOutcome, type ReportInput, type ReportParser } from '../../parsers/parser.ts'
import { judgeRun } from '../../rules/run-verdict.ts'
import { assetKindOf, assetNameFrom, scanKindOf } from '../../rules/subject.ts'
import { applySeen, type Merge } from './apply.ts'
import { closeAbsent } from './close.ts'
import { foldOccurrences, followAlternates } from './fold.ts'
import { makePlan } from './plan.ts'
import { findAsset, lockScope } from './scope.ts'
import { type Staged, stage } from './stage.ts'

export type StoredReport = {
  sha256: string
  redactedCount: number
  /** What the sender sent, where redaction or decoding changed the bytes. */
  original: { sha256: string; size: number } | null
  encoding: string
}

const input = z.strictObject({
  runId: z.uuid(),
  /** A person has confirmed that the run may close more than half of its scope. */
  isReleased: z.boolean(),
  report: z.custom<StoredReport>(),
  parser: z.custom<ReportParser>(),
  source: z.custom<ReportInput>(),
  /** The connection the transaction runs on: COPY needs it itself. */
  client: z.custom<PoolClient>(),
  onProgress: z.custom<(elements: number) => void>(),
})

export type MergedRun = { status: RunStatus; counts: RunCounts; observedAt: Date }

/**
 * Parses a stored report and merges it into the findings of its scope: evidence, facts, roll-ups and the ledger
 * entry commit together or not at all. The transitions follow FORMATS ("Detection", invariants); which of them a
 * run may cause is decided by `judgeRun`.
 */
export const mergeRun = defineCommand({
  action: 'scan-run.merge',
  permission: 'runs.process',
  input,
  async run({ ctx, input, tx, now }) {
    const run = await loadRun(tx, input.runId)
    const staged = await stage(input.client, input.parser.parse(input.source), ctx.clock, input.onProgress)
    const findings = await foldOccurrences(tx)
    const { outcome } = staged
    const report = {
      format: input.parser.format,
      tool: outcome.tool.name,
      configuration: outcome.configuration,
      types: staged.types,
    }
    const kind = scanKindOf(report)
    const assetName = run.requestedAsset ?? assetNameFrom(outcome.target, run.fileName)
    const assetId = await findAsset(tx, ctx.clock, assetName, assetKindOf(kind), run.branch)
    const configuration = run.requestedConfiguration ?? outcome.configuration
    const scopeKey = {
      tool: outcome.tool.name,
      configuration,
      isConfigurationNamed: run.requestedConfiguration !== null,
      branch: run.branch,
      kind,
    }
    const scope = await lockScope(tx, ctx.clock, assetId, scopeKey, isPartial(outcome))
    // A report cannot have seen the future, whatever it says of itself.
    const observedAt = earliest(
      run.requestedObservedAt ?? outcome.reportedAt ?? run.receivedAt,
      run.receivedAt,
    )
    await followAlternates(tx, scope.id)
    const { absentCount, openCount, toRewrite, toClose } = await makePlan(tx, assetId, scope.id, observedAt)
    const verdict = judgeRun({
      isPartial: isPartial(outcome),
      isProvenSuccess: outcome.explicitSuccess || run.isDeclaredSuccess,
      isReleased: input.isReleased,
      elementCount: outcome.receivedCount,
      openCount,
      absentCount,
      observedAt,
      scopeLastCompleteAt: scope.lastCompleteAt,
    })
    const merge: Merge = {
      assetId,
      scopeId: scope.id,
      runId: run.id,
      observedAt,
      recordedAt: now,
      isConfirming: verdict.status === 'partial' || verdict.status === 'held',
    }
    const seen = verdict.mayOpen
      ? await applySeen(tx, merge, toRewrite)
      : { opened: 0, reopened: 0, changed: 0 }
    const fixed = verdict.mayClose && toClose > 0 ? await closeAbsent(tx, merge) : 0
    const counts: RunCounts = {
      elements: outcome.receivedCount,
      findings,
      ...seen,
      fixed,
      unchanged: verdict.mayOpen ? findings - seen.opened - seen.reopened - seen.changed : 0,
    }
    await rememberRules(tx, outcome.tool.name, staged)
    const evidenceId = run.evidenceId ?? newId(ctx.clock)
    if (run.evidenceId === null) {
      const terms = evidenceTerms((await policyInForce(ctx, {}))?.policy ?? null, kind)
      await tx.insert(evidence).values({
        id: evidenceId,
        sha256: Buffer.from(input.report.sha256, 'hex'),
        kind,
        source: outcome.tool.name,
        sourceVersion: outcome.tool.version,
        collector: run.collector,
        scope: { asset: assetName, assetId, configuration, branch: run.branch },
        receipt: receiptOf(outcome, input.report),
        isComplete: verdict.status !== 'partial',
        observedAt,
        periodFrom: observedAt,
        periodTo: observedAt,
        receivedAt: run.receivedAt,
        validUntil: new Date(observedAt.getTime() + terms.timeToLiveDays * dayMs),
        submittedByType: run.submittedByType,
        submittedById: run.submittedById,
        submittedByName: run.submittedByName,
        controls: terms.controls,
        clauses: terms.clauses,
      })
    }
    await updateScope(tx, scope.id, run.id, observedAt, verdict.status)
    await tx
      .update(scanRuns)
      .set({
        status: verdict.status,
        assetId,
        scopeId: scope.id,
        evidenceId,
        incomingId: null,
        format: input.parser.format,
        tool: outcome.tool.name,
        toolVersion: outcome.tool.version,
        counts,
        heldClosing: verdict.status === 'held' ? absentCount : null,
        heldOpen: verdict.status === 'held' ? openCount : null,
        error: null,
        observedAt,
        finishedAt: now,
      })
      .where(eq(scanRuns.id, run.id))
    if (run.incomingId) await discard(tx, run.incomingId)
    await requestEvaluation(tx, observedAt, now)
    await notify(tx, { topic: 'runs', keys: [run.id] })
    await notify(tx, { topic: 'findings', keys: [assetId] })
    return {
      result: { status: verdict.status, counts, observedAt } satisfies MergedRun,
      entry: {
        object: { type: 'scan-run', id: run.id },
        payload: {
          status: verdict.status,
          reason: verdict.reason,
          asset: assetName,
          evidenceId,
          scope: scopeKey,
          counts,
          isReleased: input.isReleased,
        },
        evidence: [input.report.sha256],
        decision: verdict.status,
      },
    }
  },
})

async function loadRun(tx: Transaction, runId: string) {
  const [run] = await tx.select().from(scanRuns).where(eq(scanRuns.id, runId))
  if (!run) throw new Error(`Scan run ${runId} does not exist.`)
  return run
}

function receiptOf(outcome: ParseOutcome, report: StoredReport): CompletenessReceipt {
  return {
    isComplete: !isPartial(outcome),
    expectedCount: outcome.declaredCount,
    receivedCount: outcome.receivedCount,
    isPaginationFinished: true,
    query: outcome.configuration,
    problems: outcome.problems,
    original: report.original,
    redactedCount: report.redactedCount,
    encoding: report.encoding,
  }
}

async function updateScope(
  tx: Transaction,
  scopeId: string,
  runId: string,
  observedAt: Date,
  status: RunStatus,
): Promise<void> {
  if (status === 'superseded') return
  await tx
    .update(scanScopes)
    .set({
      lastRunId: runId,
      lastRunAt: observedAt,
      ...(status === 'complete' ? { lastCompleteRunId: runId, lastCompleteAt: observedAt } : {}),
    })
    .where(eq(scanScopes.id, scopeId))
}

async function rememberRules(tx: Transaction, tool: string, { descriptions }: Staged): Promise<void> {
  if (descriptions.size === 0) return
  // One statement with two arrays: a statement for each rule would be thousands.
  await tx.execute(sql`
    insert into scan_rules (tool, rule_id, description)
    select ${tool}, r.rule_id, r.description
    from unnest(${sql.param([...descriptions.keys()])}::text[], ${sql.param([...descriptions.values()])}::text[]) as r(rule_id, description)
    on conflict (tool, rule_id) do update set description = excluded.description
    where scan_rules.description is distinct from excluded.description`)
}

const earliest = (a: Date, b: Date): Date => (a < b ? a : b)
