import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '#db/testing/database.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { fixedClock } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { ensureSecrets } from '#lib/platform/secrets.ts'

/**
 * A database with people, users and the facts that alerts are about, arranged past the product's own ways in: what
 * brings them about are other domains. Alerts themselves come about only as the product makes them.
 */
export async function alertsWorld(startAt = '2026-11-23T08:00:00Z') {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'plumbline-alerts-'))
  process.env.PLUMBLINE_DATA = dataDirectory
  ensureSecrets(dataDirectory)
  const database = await createTestDatabase()
  const clock = fixedClock(startAt)
  const { pool } = database.admin
  const worker = systemCtx('test worker', database.worker.db, clock)

  async function user(name: string, roles: readonly Role[], email = addressOf(name)): Promise<string> {
    const id = newId(clock)
    await pool.query(
      `insert into users (id, email, name, status, created_at, mfa_enrolled_at) values ($1, $2, $3, 'active', $4, $4)`,
      [id, email, name, clock.now()],
    )
    for (const role of roles)
      await pool.query('insert into user_roles (user_id, role, granted_at) values ($1, $2, $3)', [
        id,
        role,
        clock.now(),
      ])
    return id
  }

  /** As a signed-in user with a fresh second factor. */
  const ctxOf = (id: string, ...roles: Role[]): Ctx => ({
    ...systemCtx('unused', database.app.db, clock),
    actor: { type: 'user', id, name: 'somebody' },
    roles: new Set(roles),
    assurance: 'aal2',
    mfaAt: clock.now(),
  })

  const sourceId = newId(clock)
  const systemId = newId(clock)
  const feedId = newId(clock)
  const evidenceId = newId(clock)
  await pool.query(
    `insert into systems (id, name, environment, created_at) values ($1, 'Inference', 'production', $2)`,
    [systemId, clock.now()],
  )
  await pool.query(
    `insert into access_sources (id, name, kind, system_id, privileged_roles, created_at)
     values ($1, 'AWS production', 'aws', $2, '{}', $3)`,
    [sourceId, systemId, clock.now()],
  )
  await pool.query(
    `insert into access_feeds (id, source_id, format, part, created_at) values ($1, $2, 'aws-credential-report', '', $3)`,
    [feedId, sourceId, clock.now()],
  )

  async function person(name: string, managerId: string | null = null): Promise<string> {
    const id = newId(clock)
    await pool.query('insert into people (id, key, created_at) values ($1, $2, $3)', [
      id,
      addressOf(name),
      clock.now(),
    ])
    await pool.query(
      `insert into person_versions (person_id, valid_from, name, email, manager_id, employment, state, feed_id, evidence_id)
       values ($1, $2, $3, $4, $5, 'employee', 'active', $6, $7)`,
      [id, clock.now(), name, addressOf(name), managerId, feedId, evidenceId],
    )
    return id
  }

  async function campaign(title: string, dueAt: Date): Promise<string> {
    const id = newId(clock)
    await pool.query(
      `insert into campaigns (id, title, kind, scope, status, created_at, starts_at, started_at, due_at)
       values ($1, $2, 'ad_hoc', '{}', 'running', $3, $3, $3, $4)`,
      [id, title, clock.now(), dueAt],
    )
    return id
  }

  async function part(campaignId: string, reviewerId: string, itemCount = 3): Promise<void> {
    await pool.query(
      `insert into reviewer_parts (campaign_id, reviewer_id, item_count, decided_count) values ($1, $2, $3, 0)`,
      [campaignId, reviewerId, itemCount],
    )
  }

  const sign = (campaignId: string, reviewerId: string) =>
    pool.query('update reviewer_parts set signed_at = $3 where campaign_id = $1 and reviewer_id = $2', [
      campaignId,
      reviewerId,
      clock.now(),
    ])

  async function revocation(dueAt: Date, ownerId: string | null = null): Promise<string> {
    const id = newId(clock)
    const target = { systemName: 'Inference', username: 'oran', role: 'admin', resource: '*' }
    await pool.query(
      `insert into revocations (id, grant_key, grant_id, system_id, account_id, feed_id, target, is_privileged, quarter,
         status, requested_at, requested_by_id, requested_by_name, due_at, owner_id, seen_evidence_id)
       values ($1, $9, $1, $2, $1, $3, $4, true, '2026-Q4', 'open', $5, 'x', 'x', $6, $7, $8)`,
      [id, systemId, feedId, target, clock.now(), dueAt, ownerId, evidenceId, Buffer.from(id)],
    )
    return id
  }

  const setRevocation = (id: string, status: string) =>
    pool.query('update revocations set status = $2 where id = $1', [id, status])

  const dispose = async () => {
    await database.drop()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
  return {
    database,
    clock,
    worker,
    systemId,
    sourceId,
    feedId,
    evidenceId,
    user,
    person,
    ctxOf,
    campaign,
    part,
    sign,
    revocation,
    setRevocation,
    [Symbol.asyncDispose]: dispose,
  }
}

export type AlertsWorld = Awaited<ReturnType<typeof alertsWorld>>

const addressOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@covenant.example`
