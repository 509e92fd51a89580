import type { CronItem, JobHelpers, TaskList } from 'graphile-worker'
import type { DatabaseConnection } from '#db/client.ts'
import { endSourceFacts } from '#lib/access/commands/end-source-facts.ts'
import { failLostImports, importOwnAccess, importScim, processImport } from '#lib/access/jobs.ts'
import { deliverAlerts, evaluateAlerts, ringClocks } from '#lib/alerts/jobs.ts'
import { advancePages } from '#lib/incidents/jobs/advance-pages.ts'
import { advancePublication, resumePublications } from '#lib/incidents/jobs/advance-publication.ts'
import { storeRecord } from '#lib/incidents/jobs/store-record.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import type { JobName, JobPayloads } from '#lib/platform/jobs/enqueue.ts'
import { inSteps } from '#lib/platform/jobs/in-steps.ts'
import { maintain } from '#lib/platform/jobs/maintain.ts'
import { secretKey } from '#lib/platform/secrets.ts'
import { withoutValues } from '#lib/platform/without-values.ts'
import { evaluate } from '#lib/posture/jobs.ts'
import { advanceReviews, followImport, storeSignedPart } from '#lib/reviews/jobs.ts'
import { endAcceptances } from '#lib/scans/commands/end-acceptances.ts'
import { failLostRuns } from '#lib/scans/jobs/fail-lost-runs.ts'
import { processRun } from '#lib/scans/jobs/process-run.ts'

/** When tasks run by themselves (UTC). Deadlines pass without any event to say so. */
export const schedule: CronItem[] = [
  {
    match: '*/5 * * * *',
    task: 'posture.evaluate',
    options: { jobKey: 'posture' },
    payload: { fromDay: null },
  },
  { match: '*/5 * * * *', task: 'scans.fail-lost-runs' },
  { match: '*/5 * * * *', task: 'access.fail-lost-imports' },
  { match: '23 3 * * *', task: 'access.import-own-access', options: { jobKey: 'own-access' } },
  { match: '17 * * * *', task: 'platform.maintain' },
  {
    match: '7 * * * *',
    task: 'reviews.advance',
    options: { queueName: 'reviews', jobKey: 'reviews.advance' },
  },
  { match: '* * * * *', task: 'incidents.advance-pages', options: { jobKey: 'incidents.advance-pages' } },
  { match: '* * * * *', task: 'incidents.ring-clocks', options: { jobKey: 'incidents.ring-clocks' } },
  {
    match: '* * * * *',
    task: 'incidents.resume-publications',
    options: { jobKey: 'incidents.resume-publications' },
  },
  { match: '*/5 * * * *', task: 'alerts.evaluate', options: { jobKey: 'alerts.evaluate' } },
  { match: '* * * * *', task: 'alerts.deliver', options: { jobKey: 'alerts.deliver' } },
]

type Tasks = { [N in JobName]: (ctx: Ctx, payload: JobPayloads[N], helpers: JobHelpers) => Promise<unknown> }

/** Every background task, by its name in `JobPayloads`; each gets a system ctx of its own. */
export function createTaskList({ db, pool }: DatabaseConnection): TaskList {
  const { limits } = settings()
  const reading = {
    decode: { decodedBytes: limits.decompressedBytes, ratio: limits.compressionRatio },
    json: {
      ...defaultJsonLimits,
      depth: limits.depth,
      stringBytes: limits.stringBytes,
      findings: limits.findings,
    },
  }
  const tasks: Tasks = {
    'scans.process-run': (ctx, { runId, isReleased }, { job }) =>
      processRun(ctx, pool, runId, {
        keys: { incoming: secretKey('encryption'), secretHmac: secretKey('finding-hmac') },
        limits: reading,
        isReleased,
        isLastAttempt: isLast(job),
      }),
    'scans.fail-lost-runs': failLostRuns,
    'access.process-import': (ctx, { importId, isReleased }, { job }) =>
      processImport(ctx, pool, importId, {
        key: secretKey('encryption'),
        limits: reading,
        isReleased,
        isLastAttempt: isLast(job),
      }),
    'access.fail-lost-imports': failLostImports,
    'access.end-source-facts': endSourceFacts,
    'access.import-own-access': (ctx, _payload, { job }) =>
      importOwnAccess(ctx, pool, {
        key: secretKey('encryption'),
        limits: reading,
        maxBytes: limits.reportBytes,
        isLastAttempt: isLast(job),
      }),
    'access.import-scim': (ctx, { sourceId }) =>
      importScim(ctx, sourceId, { key: secretKey('encryption'), maxBytes: limits.reportBytes }),
    'posture.evaluate': (ctx, payload) =>
      inSteps('posture.evaluate', async (step) => {
        // First: an acceptance that ran out no longer covers anything. Whoever reads one treats it as none until then.
        await step('acceptances that ran out', () => endEveryAcceptance(ctx))
        await step('posture', () => evaluate(ctx, payload))
      }),
    'platform.maintain': maintain,
    'reviews.advance': advanceReviews,
    'reviews.follow-import': followImport,
    'reviews.store-signed-part': storeSignedPart,
    'incidents.advance-pages': advancePages,
    'incidents.ring-clocks': ringClocks,
    'incidents.store-record': storeRecord,
    'incidents.advance-publication': advancePublication,
    'incidents.resume-publications': resumePublications,
    'alerts.evaluate': evaluateAlerts,
    'alerts.deliver': deliverAlerts,
  }
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload: unknown, helpers: JobHelpers) => {
        try {
          await (task as Tasks[JobName])(systemCtx(name, db, systemClock), payload as never, helpers)
        } catch (error) {
          // The queue logs it and keeps it with the job, for whoever reads either.
          throw withoutValues(error)
        }
      },
    ]),
  )
}

const isLast = ({ attempts, max_attempts }: JobHelpers['job']): boolean => attempts >= max_attempts

async function endEveryAcceptance(ctx: Ctx): Promise<void> {
  for (let hasMore = true; hasMore; ) ({ hasMore } = await endAcceptances(ctx, {}))
}
