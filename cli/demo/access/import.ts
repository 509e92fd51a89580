import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { type Day, dateOf } from '#cli/demo/history/plan.ts'
import type { System } from '#cli/demo/organisation/systems.ts'
import { asPersona } from '#cli/demo/seed/as-persona.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { takeDocument } from '#lib/access/commands/parts/take-document.ts'
import { releaseImport } from '#lib/access/commands/release-import.ts'
import { importOwnAccess, processImport } from '#lib/access/jobs.ts'
import { secondMs } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { defaultDecodeLimits } from '#lib/platform/ingest/gunzip.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { followImport } from '#lib/reviews/jobs.ts'
import { accessCsv, peopleCsv } from './documents.ts'
import { registerName, sourceNameOf } from './open.ts'
import { removedGrants } from './operators.ts'

const collector = 'plumbline push 0.1.0'
const maxBytes = 16 * 1024 * 1024
const limits = { decode: defaultDecodeLimits, json: defaultJsonLimits }
const processingMs = 2 * secondMs

export const importPeople = (world: World, day: Day): Promise<void> =>
  send(world, day, registerName, 'people.csv', peopleCsv(day, world.end))

/** A system's export as it was that day: without what was revoked and has been carried out since. */
export async function importSystem(world: World, system: System, day: Day): Promise<void> {
  const gone = await removedGrants(world, system.name)
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
