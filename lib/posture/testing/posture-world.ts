import { createSecretKey, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { createTestDatabase } from '#db/testing/database.ts'
import { fixedClock } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { defaultDecodeLimits } from '#lib/platform/ingest/gunzip.ts'
import { receive } from '#lib/platform/ingest/incoming.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { registerRun } from '#lib/scans/commands/register-run.ts'
import { processRun } from '#lib/scans/jobs/process-run.ts'

const keys = { incoming: createSecretKey(randomBytes(32)), secretHmac: createSecretKey(randomBytes(32)) }

/** A database with a clock and the ways in that a real installation has: reports come through the whole pipeline. */
export async function postureWorld(startAt: string) {
  const database = await createTestDatabase()
  const clock = fixedClock(startAt)
  const web = systemCtx('test sender', database.app.db, clock)
  const worker = systemCtx('test worker', database.worker.db, clock)

  /** Sends a report of `asset` and merges it at once, as observed now or at `observedAt`. */
  async function importReport(asset: string, report: unknown, observedAt = clock.now()): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(report))
    const declared = { size: bytes.length, sha256: null }
    const upload = await receive(web.db, keys.incoming, clock, Readable.from([bytes]), declared, 1e9)
    const { runId } = await registerRun(web, {
      incomingId: upload.id,
      sha256: upload.sha256.toString('hex'),
      size: upload.size,
      fileName: 'report.json',
      asset,
      branch: 'main',
      commit: null,
      digest: null,
      observedAt,
      isDeclaredSuccess: true,
      collector: 'test',
    })
    const limits = { decode: defaultDecodeLimits, json: defaultJsonLimits }
    await processRun(worker, database.worker.pool, runId, {
      keys,
      limits,
      isReleased: true,
      isLastAttempt: true,
    })
  }
  return { database, clock, web, worker, importReport }
}

export type PostureWorld = Awaited<ReturnType<typeof postureWorld>>

/** A Grype report of a folder with one match for each package. `at` makes two reports of the same content differ. */
export function grypeReport(packages: readonly string[], severity: 'Critical' | 'High' | 'Low', at: Date) {
  return {
    matches: packages.map((name, index) => ({
      vulnerability: {
        id: `CVE-2026-${1000 + index}`,
        severity,
        description: name,
        fix: { versions: [], state: '' },
      },
      relatedVulnerabilities: [],
      artifact: {
        name,
        version: '1.0.0',
        type: 'npm',
        purl: `pkg:npm/${name}@1.0.0`,
        locations: [{ path: '/package-lock.json' }],
      },
    })),
    source: { type: 'directory', target: '/src/api' },
    descriptor: { name: 'grype', version: '0.100.0', timestamp: at.toISOString() },
  }
}
