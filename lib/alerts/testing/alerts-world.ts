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
export async function alertsWorld(startAt: Date | string = '2026-11-23T08:00:00Z') {
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

  /** An account of the production system, as the register says it from now on. */
  async function account(
    of: { mfa?: string; personId?: string | null; kind?: string; status?: string } = {},
    id = newId(clock),
  ): Promise<string> {
    const { mfa = 'enforced', personId = null, kind = 'human', status = 'active' } = of
    await pool.query(
      `insert into accounts (id, system_id, source_id, external_id, created_at) values ($1::uuid, $2, $3, $1::text, $4)
       on conflict do nothing`,
      [id, systemId, sourceId, clock.now()],
    )
    await pool.query('update account_versions set valid_to = $2 where account_id = $1 and valid_to is null', [
      id,
      clock.now(),
    ])
    await pool.query(
      `insert into account_versions (account_id, system_id, valid_from, username, kind, status, mfa, person_id, feed_id,
         evidence_id) values ($1, $2, $3, 'deploy-root', $4, $5, $6, $7, $8, $9)`,
      [id, systemId, clock.now(), kind, status, mfa, personId, feedId, evidenceId],
    )
    return id
  }

  async function grant(accountId: string, isPrivileged: boolean, key = Buffer.from(newId(clock))) {
    await pool.query(
      `insert into grants (id, system_id, account_id, feed_id, key, resource, role, is_privileged, path, valid_from,
         is_use_known, evidence_id) values ($1, $2, $3, $4, $5, '*', 'admin', $6, '[]', $7, false, $8)`,
      [newId(clock), systemId, accountId, feedId, key, isPrivileged, clock.now(), evidenceId],
    )
    return key
  }

  /** Ends a grant, as an import that no longer shows it does. */
  const endGrant = (key: Uint8Array) =>
    pool.query(
      'update grants set valid_to = $2, closed_evidence_id = $3 where key = $1 and valid_to is null',
      [key, clock.now(), evidenceId],
    )

  /** An import of the feed, observed now; a complete one becomes its last complete one. */
  async function importOf(
    status: 'complete' | 'partial' | 'failed' | 'held',
    ttlMs: number,
  ): Promise<string> {
    const id = newId(clock)
    const digest = Buffer.alloc(32, 7)
    await pool.query(
      `insert into artifacts (sha256, size, storage, created_at) values ($1, 0, 'postgres', $2) on conflict do nothing`,
      [digest, clock.now()],
    )
    await pool.query(
      `insert into evidence (id, sha256, kind, source, collector, scope, receipt, is_complete, observed_at, period_from,
         period_to, received_at, valid_until, submitted_by_type, submitted_by_id, submitted_by_name, controls, clauses)
       values ($1, $2, 'account-inventory', 'aws', 'test', '{}', '{}', true, $3, $3, $3, $3, $4, 'system', 'x', 'x', '{}', '{}')`,
      [id, digest, clock.now(), new Date(clock.now().getTime() + ttlMs)],
    )
    await pool.query(
      `insert into access_imports (id, source_id, feed_id, evidence_id, status, file_name, is_declared_complete,
         sent_sha256, sent_size, collector, submitted_by_type, submitted_by_id, submitted_by_name, observed_at,
         received_at, idempotency_key)
       values ($1, $2, $3, $1, $4, 'report.csv', true, $5, 0, 'test', 'system', 'x', 'x', $6, $6, $7)`,
      [id, sourceId, feedId, status, digest, clock.now(), Buffer.from(id)],
    )
    if (status === 'complete')
      await pool.query('update access_feeds set last_complete_import_id = $2 where id = $1', [feedId, id])
    return id
  }

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
    account,
    grant,
    endGrant,
    importOf,
    [Symbol.asyncDispose]: dispose,
  }
}

export type AlertsWorld = Awaited<ReturnType<typeof alertsWorld>>

const addressOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@covenant.example`
