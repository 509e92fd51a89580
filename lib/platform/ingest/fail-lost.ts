import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Ctx } from '../ctx.ts'
import { inSteps } from '../jobs/in-steps.ts'
import type { Noun, Told } from './settle.ts'

type Lost = {
  /** The job that looks for them. */
  job: string
  /** The table of what came in. */
  table: PgTable
  /** What its jobs are keyed by: `run` for `run:<id>`. */
  key: string
  noun: Noun
  fail: (id: string, told: Told) => Promise<unknown>
}

/**
 * Fails what nobody will take up again, because its job is gone or used up all its attempts. A worker that dies says
 * nothing itself; without this, what it worked on would stay `processing` for ever, and the same bytes sent again would
 * be its duplicate.
 * @returns the ids of what was failed
 */
export async function failLost(ctx: Ctx, { job, table, key, noun, fail }: Lost): Promise<string[]> {
  // What came in and its job are written in one transaction, so that one without a job is none about to get one.
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select t.id from ${table} t left join graphile_worker.jobs j on j.key = ${`${key}:`} || t.id
    where (t.status in ('queued', 'processing') or (t.status = 'held' and t.released_at is not null))
      and (j.id is null or (j.attempts >= j.max_attempts and j.locked_at is null))
    order by t.received_at`)
  await inSteps(job, async (step) => {
    for (const { id } of rows) await step(`${key} ${id}`, () => fail(id, lost(noun)))
  })
  return rows.map(({ id }) => id)
}

const lost = (noun: Noun): Told => ({
  code: 'unavailable',
  message: `The worker stopped at every attempt to process this ${noun}, and no attempt is left.`,
  nextStep: `Send the ${noun} again. If that fails too, ask an administrator why the worker stopped: its log and the memory of its machine say so.`,
})
