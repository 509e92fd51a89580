import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { type Day, dateOf } from '#cli/demo/history/plan.ts'
import type { System } from '#cli/demo/organisation/systems.ts'
import { asPersona } from '#cli/demo/seed/as-persona.ts'
import { collector } from '#cli/demo/seed/send-report.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { takeDocument } from '#lib/access/commands/parts/take-document.ts'
import { releaseImport } from '#lib/access/commands/release-import.ts'
import { importOwnAccess, processImport } from '#lib/access/jobs.ts'
import { secondMs } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { defaultDecodeLimits } from '#lib/platform/ingest/gunzip.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { followImport } from '#lib/reviews/jobs.ts'
import { type Document, everything } from './exports/document.ts'
import { exporterOf } from './exports/of-system.ts'
import { registerName, sourceNameOf } from './open.ts'
import { removedGrants } from './operators.ts'
import { peopleCsv } from './register.ts'

const maxBytes = 16 * 1024 * 1024
const limits = { decode: defaultDecodeLimits, json: defaultJsonLimits }
const processingMs = 2 * secondMs

export async function importPeople(world: World, day: Day): Promise<void> {
  const register: Document = {
    fileName: 'people.csv',
    format: 'people-csv',
    part: null,
    text: peopleCsv(day, world.end),
    lists: everything,
  }
  await send(world, day, [{ source: registerName, document: register }])
}

/** What of a system is sent: its whole export, or only the lists of resources on which something is to be proven. */
export type SystemToSend = { system: System; resources: 'all' | ReadonlySet<string> }

/** The exports of systems as they were that day: without what was revoked and has been carried out since. */
export async function importSystems(world: World, wanted: readonly SystemToSend[], day: Day): Promise<void> {
  const documents: Sent[] = []
  for (const { system, resources } of wanted) {
    const gone = await removedGrants(world, system.name)
    const all = exporterOf(system).documents({
      system,
      day,
      end: world.end,
      isGone: (name) => gone.has(name),
    })
    for (const document of all) {
      if (resources === 'all' || [...resources].some(document.lists))
        documents.push({ source: sourceNameOf(system.name), document })
    }
  }
  await send(world, day, documents)
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

type Sent = { source: string; document: Document }

/** All of a night in one sitting, as a script pushes them; the worker then takes one after the other. */
async function send(world: World, day: Day, documents: readonly Sent[]): Promise<void> {
  if (documents.length === 0) return
  const importIds = await asPersona(world, 'lead', async (ctx) => {
    const ids: string[] = []
    for (const { source, document } of documents) {
      const bytes = Buffer.from(document.text)
      const request = {
        source,
        format: document.format,
        part: document.part,
        isDeclaredComplete: true,
        observedAt: dateOf(day, world.end),
        mapping: null,
        fileName: document.fileName,
        declared: { size: bytes.length, sha256: null },
      }
      const intake = { key: world.keys.incoming, maxBytes, collector }
      ids.push((await takeDocument(ctx, request, Readable.from([bytes]), intake)).importId)
    }
    return ids
  })
  for (const importId of importIds) await takeToItsEnd(world, importId)
}

/** What a start that was cut off had sent and not merged. */
export async function finishImports(world: World): Promise<void> {
  const { rows } = await world.app.db.execute<{ id: string }>(sql`
    select id from access_imports where status in ('queued', 'processing') and collector = ${collector} order by id`)
  for (const { id } of rows) await takeToItsEnd(world, id)
}

async function takeToItsEnd(world: World, importId: string): Promise<void> {
  const { clock, worker, app } = world
  const job = systemCtx('access.process-import', worker.db, clock)
  const options = { key: world.keys.incoming, limits, isLastAttempt: true }
  const merged = await processImport(job, worker.pool, importId, { ...options, isReleased: false })
  if (merged?.status === 'held') {
    await asPersona(world, 'lead', (ctx) => releaseImport(ctx, { importId }))
    await processImport(job, worker.pool, importId, { ...options, isReleased: true })
  }
  clock.advance(processingMs)
  const [last] = (
    await app.db.execute<{ status: string; name: string; error: unknown }>(
      sql`select status, file_name as name, error from access_imports where id = ${importId}::uuid`,
    )
  ).rows
  if (last?.status !== 'complete')
    throw new Error(`The import of ${last?.name} ended as ${last?.status}: ${JSON.stringify(last?.error)}`)
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
