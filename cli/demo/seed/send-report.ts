import { Readable } from 'node:stream'
import { and, eq, inArray } from 'drizzle-orm'
import { dateOf, type ScanStep } from '#cli/demo/history/plan.ts'
import { hexOf } from '#cli/demo/random.ts'
import { renderReport } from '#cli/demo/reports/render.ts'
import { imageDigest } from '#cli/demo/reports/trivy.ts'
import { scanRuns } from '#db/schema/index.ts'
import { tokenCtx } from '#lib/platform/auth/api-token.ts'
import { secondMs } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { defaultDecodeLimits } from '#lib/platform/ingest/gunzip.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { takeReport } from '#lib/scans/commands/parts/take-report.ts'
import { processRun } from '#lib/scans/jobs/process-run.ts'
import { rotatePipelineToken } from './pipeline-token.ts'
import type { World } from './world.ts'

/** As the command line names itself. */
export const collector = 'plumbline push 0.1.0'
const maxBytes = 16 * 1024 * 1024
const processingMs = 4 * secondMs

/**
 * Sends a scan's report through the door and processes it as the worker would. The clock stands at the moment it
 * is received. Sent a second time it is the same run, which is then taken to its end if it is not there yet.
 */
export async function sendReport(world: World, step: ScanStep): Promise<void> {
  const { clock, end } = world
  const token = world.pipelineToken ?? (await rotatePipelineToken(world))
  const ctx = await tokenCtx(world.app.db, token, newId(clock), clock)
  if (!ctx) throw new Error('The token of the build pipeline is not live.')
  const bytes = Buffer.from(renderReport(step, end))
  const { asset, scanner } = step.scope
  const { runId } = await takeReport(
    ctx,
    {
      asset,
      branch: 'main',
      commit: hexOf(`${asset} ${step.day} commit`, 40),
      digest: scanner === 'trivy-image' ? imageDigest({ asset, day: step.day }) : null,
      observedAt: dateOf(step.day, end),
      // A pipeline that sends an empty report says by this that the scanner ended well.
      isDeclaredSuccess: scanner === 'gitleaks',
      format: null,
      configuration: null,
      fileName: `${scanner}.${['semgrep', 'codeql', 'checkov'].includes(scanner) ? 'sarif' : 'json'}`,
      declared: { size: bytes.length, sha256: null },
    },
    Readable.from([bytes]),
    { key: world.keys.incoming, maxBytes, collector },
  )
  clock.advance(processingMs)
  await takeToItsEnd(world, runId, false)
}

export async function takeToItsEnd(world: World, runId: string, isReleased: boolean): Promise<void> {
  await processRun(systemCtx('scans.process-run', world.worker.db, world.clock), world.worker.pool, runId, {
    keys: world.keys,
    limits: { decode: defaultDecodeLimits, json: defaultJsonLimits },
    isReleased,
    isLastAttempt: true,
  })
}

/** Runs that a start that was cut off had received and not merged. */
export async function finishRuns(world: World): Promise<void> {
  const waiting = await world.app.db
    .select({ id: scanRuns.id })
    .from(scanRuns)
    .where(and(inArray(scanRuns.status, ['queued', 'processing']), eq(scanRuns.collector, collector)))
  for (const { id } of waiting) await takeToItsEnd(world, id, false)
}
