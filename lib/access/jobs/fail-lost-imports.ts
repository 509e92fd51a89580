import { sql } from 'drizzle-orm'
import type { Ctx } from '#lib/platform/ctx.ts'
import { inSteps } from '#lib/platform/jobs/in-steps.ts'
import { failImport } from '../commands/fail-import.ts'

const lost = {
  code: 'unavailable',
  message: 'The worker stopped at every attempt to process this document, and no attempt is left.',
  nextStep:
    'Send the document again. If that fails too, ask an administrator why the worker stopped: its log and the memory of its machine say so.',
}

/**
 * Job `access.fail-lost-imports`: fails the imports that nobody will take up again, because their job is gone or used up
 * all its attempts. A worker that dies says nothing itself; without this its import would stay `processing` for ever, and
 * the same document sent again would be its duplicate.
 * @returns the imports that were failed
 */
export async function failLostImports(ctx: Ctx): Promise<string[]> {
  // An import and its job are written in one transaction, so that one without a job is none about to get one.
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select i.id from access_imports i left join graphile_worker.jobs j on j.key = 'import:' || i.id
    where (i.status in ('queued', 'processing') or (i.status = 'held' and i.released_at is not null))
      and (j.id is null or (j.attempts >= j.max_attempts and j.locked_at is null))
    order by i.received_at`)
  await inSteps('access.fail-lost-imports', async (step) => {
    for (const { id } of rows) await step(`import ${id}`, () => failImport(ctx, { importId: id, ...lost }))
  })
  return rows.map(({ id }) => id)
}
