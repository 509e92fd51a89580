import { sql } from 'drizzle-orm'
import type { RunningStack } from '#db/testing/e2e.ts'

const pollEveryMs = 250

/**
 * Waits until nothing runs that an import set off: the worker's jobs (the evaluation that follows it) and PostgreSQL's
 * own tidying of what was written. What is measured before that is how two tasks share a machine.
 */
export async function untilAtRest({ admin }: RunningStack): Promise<void> {
  for (;;) {
    const { rows } = await admin.db.execute<{ jobs: number; vacuums: number }>(sql`
      select
        (select count(*)::int from graphile_worker._private_jobs
          where locked_at is not null or (run_at <= now() and attempts < max_attempts)) as jobs,
        (select count(*)::int from pg_stat_activity where backend_type = 'autovacuum worker') as vacuums`)
    const [{ jobs, vacuums } = { jobs: 1, vacuums: 1 }] = rows
    if (jobs + vacuums === 0) return
    await new Promise((done) => setTimeout(done, pollEveryMs))
  }
}
