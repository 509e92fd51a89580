import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

/** Every background task and the shape of its payload. The worker's task list must cover exactly these. */
export type JobPayloads = {
  'scans.process-run': { runId: string; isReleased: boolean }
  'scans.fail-lost-runs': Record<string, never>
  'posture.evaluate': { fromDay: string | null }
  'platform.maintain': Record<string, never>
}
export type JobName = keyof JobPayloads

type JobOptions = {
  /** Jobs of one queue run one after another. */
  queue?: string
  /** A waiting job with the same key is replaced: many changes, one run. */
  key?: string
  maxAttempts?: number
}

/** Adds a job inside the caller's transaction: it exists if, and only if, the transaction commits. */
export async function enqueue<N extends JobName>(
  tx: Transaction,
  name: N,
  payload: JobPayloads[N],
  options: JobOptions = {},
): Promise<void> {
  await tx.execute(sql`select graphile_worker.add_job(
    ${name}::text, payload => ${JSON.stringify(payload)}::json, queue_name => ${options.queue ?? null}::text,
    job_key => ${options.key ?? null}::text, max_attempts => ${options.maxAttempts ?? 5}::int)`)
}
