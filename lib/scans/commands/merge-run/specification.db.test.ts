import { createSecretKey, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { fixedClock, hourMs } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { defaultDecodeLimits } from '#lib/platform/ingest/gunzip.ts'
import { receive } from '#lib/platform/ingest/incoming.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { processRun } from '../../jobs/process-run.ts'
import type { Severity } from '../../model.ts'
import { applyRun, emptyScope, type ScopeState } from '../../rules/detection.ts'
import { registerRun } from '../register-run.ts'

// The merge in SQL against `applyRun`, its specification: whatever the sequence of runs, both end alike.

const start = Date.parse('2026-10-01T00:00:00Z')
const clock = fixedClock(new Date(start + 1000 * hourMs))
const keys = { incoming: createSecretKey(randomBytes(32)), secretHmac: createSecretKey(randomBytes(32)) }
let database: TestDatabase
let asset = 0

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

type Step = {
  shown: { name: string; severity: 'High' | 'Low' }[]
  hour: number
  isPartial: boolean
  isSuccess: boolean
  isReleased: boolean
}

const step: fc.Arbitrary<Step> = fc.record({
  shown: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      severity: fc.constantFrom('High' as const, 'Low' as const),
    }),
    { selector: ({ name }) => name, maxLength: 5 },
  ),
  hour: fc.integer({ min: 0, max: 6 }),
  isPartial: fc.boolean(),
  isSuccess: fc.boolean(),
  isReleased: fc.boolean(),
})

function report({ shown, isPartial }: Step, salt: number) {
  const matches: unknown[] = shown.map(({ name, severity }) => ({
    vulnerability: { id: `CVE-2026-${name.charCodeAt(0)}00`, severity, fix: { versions: [], state: '' } },
    artifact: {
      name,
      version: '1',
      type: 'npm',
      purl: `pkg:npm/${name}@1`,
      locations: [{ path: '/package-lock.json' }],
    },
  }))
  // An element nobody can read makes the run partial.
  if (isPartial) matches.push({ vulnerability: null, artifact: null })
  return {
    matches,
    source: { type: 'directory', target: '/src' },
    descriptor: { name: 'grype', version: String(salt) },
  }
}

async function merge(asset: string, step: Step, salt: number): Promise<string | undefined> {
  const web = systemCtx('test', database.app.db, clock)
  const bytes = Buffer.from(JSON.stringify(report(step, salt)))
  const upload = await receive(
    web.db,
    keys.incoming,
    clock,
    Readable.from([bytes]),
    { size: null, sha256: null },
    1e9,
  )
  const { runId } = await registerRun(web, {
    incomingId: upload.id,
    sha256: upload.sha256.toString('hex'),
    size: upload.size,
    fileName: 'report.json',
    asset,
    branch: 'main',
    commit: null,
    digest: null,
    observedAt: new Date(start + step.hour * hourMs),
    isDeclaredSuccess: step.isSuccess,
    collector: 'test',
  })
  const run = await processRun(systemCtx('test', database.worker.db, clock), database.worker.pool, runId, {
    keys,
    limits: { decode: defaultDecodeLimits, json: defaultJsonLimits },
    isReleased: step.isReleased,
    isLastAttempt: true,
  })
  return run?.status
}

type Row = { name: string; isPresent: boolean; severity: Severity; reopenCount: number }

async function stored(asset: string): Promise<Row[]> {
  const { rows } = await database.admin.db.execute<Row>(sql`
    select package_name as name, is_present as "isPresent", severity,
      reopen_count as "reopenCount"
    from findings f join assets a on a.id = f.asset_id where a.name = ${asset} order by 1`)
  return rows
}

function specified(state: ScopeState): Row[] {
  return [...state.findings]
    .map(([name, finding]) => ({
      name,
      isPresent: finding.isPresent,
      severity: finding.severity,
      reopenCount: finding.reopenCount,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

const complete = (names: string, hour: number, isSuccess = false): Step => ({
  shown: [...names].map((name) => ({ name, severity: 'High' })),
  hour,
  isPartial: false,
  isSuccess,
  isReleased: false,
})
/** Sequences on which the two once differed, or nearly. */
const onceDiffered: [Step[]][] = [
  // Two runs looked at the same instant, and one of them was held.
  [[complete('a', 0), complete('', 0, true), complete('d', 0), complete('', 0)]],
  // A held run showed `a` again, later than the run that no longer shows it.
  [[complete('abe', 0), complete('a', 1), complete('e', 0), complete('', 0)]],
  // What a held run opened is gone again, with a third of what was there before.
  [[complete('abc', 0), complete('de', 1), complete('ab', 2)]],
]

test('whatever the runs, the merge ends where its specification ends, and the roll-up counts what is open', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const name = `asset ${asset++}`
      let state = emptyScope
      for (const [index, step] of steps.entries()) {
        const effect = applyRun(state, {
          observedAt: new Date(start + step.hour * hourMs),
          outcome: step.isPartial ? 'partial' : 'complete',
          isProvenSuccess: step.isSuccess,
          isReleased: step.isReleased,
          seen: new Map(
            step.shown.map((one) => [
              one.name,
              {
                severity: one.severity.toLowerCase() as Severity,
                isKnownExploited: false,
                evidenceHash: one.name,
              },
            ]),
          ),
        })
        expect(await merge(name, step, index)).toBe(effect.status)
        state = effect.state
        expect(await stored(name)).toEqual(specified(state))
      }
      const { rows } = await database.admin.db.execute<{
        open: number
        counted: number
        negative: number
      }>(sql`
        select (select count(*)::int from findings f where f.asset_id = a.id and f.is_present) as open,
          (select coalesce(sum(count), 0)::int from finding_counts c where c.asset_id = a.id and c.valid_to = 'infinity') as counted,
          (select count(*)::int from finding_counts c where c.asset_id = a.id and (c.count < 0 or c.valid_from >= c.valid_to)) as negative
        from assets a where a.name = ${name}`)
      expect(rows[0]?.counted).toBe(rows[0]?.open)
      expect(rows[0]?.negative).toBe(0)
    }),
    { numRuns: 40, examples: onceDiffered },
  )
}, 120_000)
