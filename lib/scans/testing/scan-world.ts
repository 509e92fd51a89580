import { createSecretKey, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { createTestDatabase } from '#db/testing/database.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { fixedClock } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { defaultDecodeLimits } from '#lib/platform/ingest/gunzip.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { signedInUser } from '#lib/platform/testing/signed-in-user.ts'
import { takeReport } from '../commands/parts/take-report.ts'
import { processRun } from '../jobs/process-run.ts'
import { readUploadRequest } from '../rules/upload-request.ts'

const keys = { incoming: createSecretKey(randomBytes(32)), secretHmac: createSecretKey(randomBytes(32)) }

/** A database of its own, people in it, and reports that go the way every report goes. */
export async function createScanWorld(startAt = '2026-11-01T08:00:00Z') {
  const database = await createTestDatabase()
  const clock = fixedClock(startAt)
  const sender = systemCtx('test sender', database.app.db, clock)
  const worker = systemCtx('test worker', database.worker.db, clock)

  const settle = (runId: string, isReleased = false) =>
    processRun(worker, database.worker.pool, runId, {
      keys,
      limits: { decode: defaultDecodeLimits, json: defaultJsonLimits },
      isReleased,
      isLastAttempt: true,
    })

  return {
    database,
    clock,
    keys,
    worker,
    system: sender,
    settle,
    person: (role: Role, name: string = role) => signedInUser({ database, clock }, { name, role }),
    /** Sends a report as an address has it (`asset=api&branch=main`) and has it merged. */
    async send(report: unknown, query: string, ctx: Ctx = sender): Promise<string> {
      const bytes = Buffer.from(typeof report === 'string' ? report : JSON.stringify(report))
      const upload = readUploadRequest(new URL(`http://test/?${query}`), new Headers())
      const intake = { key: keys.incoming, maxBytes: 1e9, collector: 'test' }
      const { runId } = await takeReport(
        ctx,
        { ...upload, observedAt: upload.observedAt ?? clock.now() },
        Readable.from([bytes]),
        intake,
      )
      await settle(runId)
      return runId
    },
    [Symbol.asyncDispose]: () => database.drop(),
  }
}

export type ScanWorld = Awaited<ReturnType<typeof createScanWorld>>

/** One vulnerability for each package, whatever else is in the report. */
export const vulnerabilityOf = (name: string) =>
  `CVE-2026-${Buffer.from(name).reduce((sum, byte) => sum * 31 + byte, 7) % 1e6}`

/** A Grype report: package name to severity. */
export function grypeReport(packages: Readonly<Record<string, string>>) {
  return {
    matches: Object.entries(packages).map(([name, severity]) => ({
      vulnerability: {
        id: vulnerabilityOf(name),
        severity,
        description: `About ${name}`,
        fix: { versions: ['2.0.0'], state: 'fixed' },
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
    descriptor: { name: 'grype', version: '0.100.0', timestamp: '2026-11-01T08:00:00Z' },
  }
}
