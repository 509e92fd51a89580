import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

/**
 * Every import queues its own processing and an evaluation. The seed has done both itself, at the right moment of
 * the year; the worker must not go through a thousand of them again when it starts.
 */
export async function forgetJobs(worker: Database): Promise<void> {
  await worker.execute(sql`
    select count(graphile_worker.remove_job(key)) from graphile_worker.jobs
    where key like 'run:%' or key like 'posture%' or key like 'import:%' or key like 'follow:%' or key like 'sign:%'
      or key like 'incident%' or key like 'publication%'
      or key in ('own-access', 'alerts.evaluate', 'alerts.deliver', 'reviews.advance')`)
}
