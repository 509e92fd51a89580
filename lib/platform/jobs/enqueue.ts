import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

/** Every background task and the shape of its payload. The worker's task list must cover exactly these. */
export type JobPayloads = {
  'scans.process-run': { runId: string; isReleased: boolean }
  'scans.fail-lost-runs': Record<string, never>
  'posture.evaluate': { fromDay: string | null }
  'platform.maintain': Record<string, never>
  'access.process-import': { importId: string; isReleased: boolean }
  'access.fail-lost-imports': Record<string, never>
  /** What a retired source said counts no longer. */
  'access.end-source-facts': { sourceId: string }
  /** Plumbline's own roles and tokens, as an import like any other. */
  'access.import-own-access': Record<string, never>
  /** Everything an identity provider has pushed, as one import. */
  'access.import-scim': { sourceId: string }
  /** Drafts, starts, hand-overs, re-opened items, ends: whatever time alone brings about. */
  'reviews.advance': Record<string, never>
  /** After an import: proofs, re-grants, and items whose grant changed or ended. */
  'reviews.follow-import': { importId: string }
  /** A signed part becomes evidence. */
  'reviews.store-signed-part': { campaignId: string; reviewerId: string }
  /** Calls the next one for each critical incident that nobody has acknowledged. */
  'incidents.advance-pages': Record<string, never>
  /** Alerts about deadlines of incidents, calls and reports: set-wise, to the second as far as a queue can. */
  'incidents.ring-clocks': Record<string, never>
  /** An incident that was closed, dismissed or re-opened becomes evidence. */
  'incidents.store-record': { incidentId: string }
  /** One step of a post-mortem on its way to the public. */
  'incidents.advance-publication': { publicationId: string }
  /** Publications that wait, or whose worker died. */
  'incidents.resume-publications': Record<string, never>
  'alerts.evaluate': Record<string, never>
  'alerts.deliver': Record<string, never>
}
export type JobName = keyof JobPayloads

type JobOptions = {
  /** Jobs of one queue run one after another. */
  queue?: string
  /** A waiting job with the same key is replaced: many changes, one run. */
  key?: string
  /** Waits so long before it runs. Further jobs with its key join it meanwhile, and do not put it off again. */
  delaySeconds?: number
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
    job_key => ${options.key ?? null}::text, max_attempts => ${options.maxAttempts ?? 5}::int,
    run_at => now() + make_interval(secs => ${options.delaySeconds ?? 0}),
    job_key_mode => ${options.delaySeconds === undefined ? 'replace' : 'preserve_run_at'}::text)`)
}
