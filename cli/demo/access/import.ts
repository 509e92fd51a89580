import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { type Day, dateOf } from '#cli/demo/history/plan.ts'
import type { System } from '#cli/demo/organisation/systems.ts'
import { createRandom } from '#cli/demo/random.ts'
import { asPersona } from '#cli/demo/seed/as-persona.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { takeDocument } from '#lib/access/commands/parts/take-document.ts'
import { releaseImport } from '#lib/access/commands/release-import.ts'
import { importOwnAccess, processImport } from '#lib/access/jobs.ts'
import { hourMs, secondMs } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { defaultDecodeLimits } from '#lib/platform/ingest/gunzip.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { followImport } from '#lib/reviews/jobs.ts'
import { accessCsv, grantName, peopleCsv } from './documents.ts'
import { registerName, sourceNameOf } from './open.ts'

const collector = 'plumbline push 0.1.0'
const maxBytes = 16 * 1024 * 1024
const limits = { decode: defaultDecodeLimits, json: defaultJsonLimits }
const processingMs = 2 * secondMs

export const importPeople = (world: World, day: Day): Promise<void> =>
  send(world, day, registerName, 'people.csv', peopleCsv(day, world.end))

/** A system's export as it was that day: without what was revoked and has been carried out since. */
export async function importSystem(world: World, system: System, day: Day): Promise<void> {
  const gone = await carriedOut(world, system.name)
  await send(
    world,
    day,
    sourceNameOf(system.name),
    `${system.name}.csv`,
    accessCsv(system, day, world.end, (grant) => gone.has(grant)),
  )
}

/** Plumbline's own roles and tokens. */
export async function importOwn(world: World): Promise<void> {
  const ctx = systemCtx('access.import-own-access', world.worker.db, world.clock)
  const merged = await importOwnAccess(ctx, world.worker.pool, {
    key: world.keys.incoming,
    limits,
    maxBytes,
    isLastAttempt: true,
  })
  world.clock.advance(processingMs)
  if (merged) await followLatest(world)
}

async function send(world: World, day: Day, source: string, fileName: string, text: string): Promise<void> {
  const { clock, worker, app } = world
  const bytes = Buffer.from(text)
  const request = {
    source,
    format: null,
    part: null,
    isDeclaredComplete: true,
    observedAt: dateOf(day, world.end),
    mapping: null,
    fileName,
    declared: { size: bytes.length, sha256: null },
  }
  const { importId } = await asPersona(world, 'lead', (ctx) =>
    takeDocument(ctx, request, Readable.from([bytes]), { key: world.keys.incoming, maxBytes, collector }),
  )
  const job = systemCtx('access.process-import', worker.db, clock)
  const options = { key: world.keys.incoming, limits, isLastAttempt: true }
  const merged = await processImport(job, worker.pool, importId, { ...options, isReleased: false })
  if (merged?.status === 'held') {
    await asPersona(world, 'lead', (ctx) => releaseImport(ctx, { importId }))
    await processImport(job, worker.pool, importId, { ...options, isReleased: true })
  }
  clock.advance(processingMs)
  const [last] = (
    await app.db.execute<{ status: string; error: unknown }>(
      sql`select status, error from access_imports where id = ${importId}::uuid`,
    )
  ).rows
  if (last?.status !== 'complete')
    throw new Error(`The import of ${fileName} ended as ${last?.status}: ${JSON.stringify(last?.error)}`)
  await followImport(systemCtx('reviews.follow-import', worker.db, clock), { importId })
}

async function followLatest({ worker, clock }: World): Promise<void> {
  const { rows } = await worker.db.execute<{ id: string }>(
    sql`select id from access_imports where status = 'complete' order by received_at desc, id desc limit 1`,
  )
  const [latest] = rows
  if (latest)
    await followImport(systemCtx('reviews.follow-import', worker.db, clock), { importId: latest.id })
}

/**
 * How long an operator takes from the request to the deed, in hours. In time as a rule; in the quarter before this
 * one, the data platform and product engineering were late.
 */
export function hoursToCarryOut(
  grant: string,
  system: string,
  quarter: string,
  lateQuarter: string,
  isPrivileged: boolean,
): number {
  const random = createRandom(`the covenant/carry-out/${quarter}/${system}/${grant}`)
  const isLate =
    quarter === lateQuarter && ['data-lake', 'feature-store', 'billing-db', 'web-console'].includes(system)
  if (isLate && random.chance(0.6)) return random.int(10 * 24, 18 * 24)
  return isPrivileged ? random.int(2, 16) : random.int(12, 4 * 24)
}

/** The grants of a system whose removal has been carried out by now. */
async function carriedOut(world: World, system: string): Promise<Set<string>> {
  const now = world.clock.now()
  const { rows } = await world.app.db.execute<{
    username: string
    resource: string
    role: string
    quarter: string
    isPrivileged: boolean
    requestedAt: string
  }>(sql`
    select r.target ->> 'username' as username, r.target ->> 'resource' as resource, r.target ->> 'role' as role, r.quarter,
      r.is_privileged as "isPrivileged", r.requested_at as "requestedAt"
    from revocations r join systems s on s.id = r.system_id where s.name = ${system} and r.status <> 'withdrawn'`)
  const lateQuarter = await quarterBefore(world)
  return new Set(
    rows.flatMap(({ username, resource, role, quarter, isPrivileged, requestedAt }) => {
      const grant = grantName(username, resource, role)
      const hours = hoursToCarryOut(grant, system, quarter, lateQuarter, isPrivileged)
      return new Date(requestedAt).getTime() + hours * hourMs <= now.getTime() ? [grant] : []
    }),
  )
}

/** The quarter before the one in which the story ends, as `2026-Q3`. */
async function quarterBefore({ end }: World): Promise<string> {
  const index = end.getUTCFullYear() * 4 + Math.floor(end.getUTCMonth() / 3) - 1
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`
}
