import { sql } from 'drizzle-orm'
import type { Ctx } from '#lib/platform/ctx.ts'
import { inSteps } from '#lib/platform/jobs/in-steps.ts'
import { failRun } from '../commands/fail-run.ts'

const lost = {
  code: 'unavailable',
  message: 'The worker stopped at every attempt to process this report, and no attempt is left.',
  nextStep:
    'Send the report again. If that fails too, ask an administrator why the worker stopped: its log and the memory of its machine say so.',
}

/**
 * Job `scans.fail-lost-runs`: fails the runs that nobody will take up again, because their job is gone or used up all
 * its attempts. A worker that dies says nothing itself; without this its run would stay `processing` for ever, and
 * the same report sent again would be that run's duplicate.
 * @returns the runs that were failed
 */
export async function failLostRuns(ctx: Ctx): Promise<string[]> {
  // A run and its job are written in one transaction, so that a run without one is no run about to get one.
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select r.id from scan_runs r left join graphile_worker.jobs j on j.key = 'run:' || r.id
    where (r.status in ('queued', 'processing') or (r.status = 'held' and r.released_at is not null))
      and (j.id is null or (j.attempts >= j.max_attempts and j.locked_at is null))
    order by r.received_at`)
  await inSteps('scans.fail-lost-runs', async (step) => {
    for (const { id } of rows) await step(`run ${id}`, () => failRun(ctx, { runId: id, ...lost }))
  })
  return rows.map(({ id }) => id)
}
