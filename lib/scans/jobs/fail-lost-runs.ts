import { scanRuns } from '#db/schema/index.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { failLost } from '#lib/platform/ingest/fail-lost.ts'
import { failRun } from '../commands/fail-run.ts'

/**
 * Job `scans.fail-lost-runs`: fails the runs that nobody will take up again.
 * @returns the runs that were failed
 */
export const failLostRuns = (ctx: Ctx): Promise<string[]> =>
  failLost(ctx, {
    job: 'scans.fail-lost-runs',
    table: scanRuns,
    key: 'run',
    noun: 'report',
    fail: (runId, told) => failRun(ctx, { runId, ...told }),
  })
