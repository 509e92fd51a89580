import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { assets, evidence, scanRuns, scanScopes, users } from '#db/schema/index.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { RunReceipt } from '../model/run.ts'

/** The receipt of one run, for people and for whoever sent it. */
export const getRun = defineQuery({
  permission: 'runs.read',
  input: z.strictObject({ runId: z.uuid() }),
  async run({ db, input }): Promise<RunReceipt> {
    const [found] = await db
      .select({
        run: scanRuns,
        assetName: assets.name,
        configuration: scanScopes.configuration,
        sha256: evidence.sha256,
        receipt: evidence.receipt,
        releasedBy: users.name,
      })
      .from(scanRuns)
      .leftJoin(assets, eq(assets.id, scanRuns.assetId))
      .leftJoin(scanScopes, eq(scanScopes.id, scanRuns.scopeId))
      .leftJoin(evidence, eq(evidence.id, scanRuns.evidenceId))
      .leftJoin(users, eq(users.id, scanRuns.releasedBy))
      .where(eq(scanRuns.id, input.runId))
    if (!found) throw notFound('The scan run')
    const { run, receipt } = found
    return {
      id: run.id,
      status: run.status,
      assetId: run.assetId,
      assetName: found.assetName ?? run.requestedAsset,
      scopeId: run.scopeId,
      evidenceId: run.evidenceId,
      evidenceSha256: found.sha256 && Buffer.from(found.sha256).toString('hex'),
      sentSha256: Buffer.from(run.sentSha256).toString('hex'),
      sentSize: run.sentSize,
      fileName: run.fileName,
      format: run.format,
      tool: run.tool,
      toolVersion: run.toolVersion,
      configuration: found.configuration,
      branch: run.branch,
      commit: run.commit,
      digest: run.digest,
      isDeclaredSuccess: run.isDeclaredSuccess,
      collector: run.collector,
      submittedBy: run.submittedByName,
      submittedByType: run.submittedByType,
      receivedAt: run.receivedAt,
      observedAt: run.observedAt,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      processedElements: run.processedElements,
      counts: run.counts,
      redactedCount: receipt?.redactedCount ?? null,
      expectedCount: receipt?.expectedCount ?? null,
      encoding: receipt?.encoding ?? null,
      problems: receipt?.problems ?? [],
      error: run.error,
      held:
        run.status === 'held' && run.heldClosing !== null && run.heldOpen !== null
          ? { closing: run.heldClosing, open: run.heldOpen }
          : null,
      releasedBy: found.releasedBy,
      releasedAt: run.releasedAt,
    }
  },
})
