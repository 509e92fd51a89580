import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { hourMs, systemClock } from '#lib/platform/clock.ts'
import type { Person } from './person.ts'
import type { Stack } from './stack.ts'

export type OwedRevocation = {
  /** As the alert names it. */
  username: string
  /** As if an import had shown it gone; returns when its alert is closed. */
  prove(): Promise<void>
}

/**
 * A revocation that somebody was to carry out an hour ago: a cause of an alert that is theirs alone for a day. Returns
 * when the worker has raised it.
 */
export async function oweRevocation(stack: Stack, owner: Person): Promise<OwedRevocation> {
  const { pool } = stack.database
  const now = systemClock.now()
  const [source, feed, person, evidence, id] = Array.from({ length: 5 }, () => randomUUID())
  const username = `root-${id?.slice(0, 8)}`
  const target = { systemName: 'Inference', username, role: 'admin', resource: '*' }
  await pool.query(
    `insert into access_sources (id, name, kind, privileged_roles, created_at) values ($1, $3, 'people', '{}', $2)`,
    [source, now, `e2e ${source}`],
  )
  await pool.query(
    `insert into access_feeds (id, source_id, format, part, created_at) values ($1, $2, 'people-csv', '', $3)`,
    [feed, source, now],
  )
  await pool.query('insert into people (id, key, created_at) values ($1, $2, $3)', [person, owner.email, now])
  await pool.query(
    `insert into person_versions (person_id, valid_from, name, email, employment, state, feed_id, evidence_id)
     values ($1, $2, $3, $4, 'employee', 'active', $5, $6)`,
    [person, now, owner.name, owner.email, feed, evidence],
  )
  await pool.query(
    `insert into revocations (id, grant_key, grant_id, system_id, account_id, feed_id, target, is_privileged, quarter,
       status, requested_at, requested_by_id, requested_by_name, due_at, owner_id, seen_evidence_id)
     values ($1, $2, $3, $3, $3, $4, $5, true, '2026-Q4', 'open', $6, 'e2e', 'e2e', $7, $8, $3)`,
    [id, Buffer.from(String(id)), evidence, feed, target, now, new Date(now.getTime() - hourMs), person],
  )
  /** Lets the worker look at the causes, until as many alerts of this one are open. */
  const evaluate = async (open: number) => {
    await pool.query(`select graphile_worker.add_job('alerts.evaluate')`)
    await expect
      .poll(async () => {
        const { rows } = await pool.query<{ n: number }>(
          'select count(*)::int as n from alerts where cause = $1 and closed_at is null',
          [`revocation:${id}`],
        )
        return rows[0]?.n
      })
      .toBe(open)
  }
  await evaluate(1)
  return {
    username,
    prove: async () => {
      await pool.query(`update revocations set status = 'proven_gone' where id = $1`, [id])
      await evaluate(0)
    },
  }
}
