import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { fixedClock } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { defaultDecodeLimits } from '#lib/platform/ingest/gunzip.ts'
import { receive } from '#lib/platform/ingest/incoming.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { processRun } from '../../jobs/process-run.ts'
import { registerRun } from '../register-run.ts'

const keys = { incoming: createSecretKey(randomBytes(32)), secretHmac: createSecretKey(randomBytes(32)) }
const clock = fixedClock('2026-11-01T08:00:00Z')
let database: TestDatabase
let web: Ctx
let worker: Ctx

beforeAll(async () => {
  database = await createTestDatabase()
  web = systemCtx('test sender', database.app.db, clock)
  worker = systemCtx('test worker', database.worker.db, clock)
})
afterAll(() => database.drop())

type Sent = {
  asset: string
  branch?: string
  commit?: string
  isDeclaredSuccess?: boolean
  configuration?: string
  observedAt?: Date
  bytes?: Buffer
}

async function send(report: unknown, sent: Sent, isReleased = false) {
  const bytes = sent.bytes ?? Buffer.from(JSON.stringify(report))
  const upload = await receive(
    web.db,
    keys.incoming,
    clock,
    Readable.from([bytes]),
    { size: bytes.length, sha256: null },
    1e9,
  )
  const { runId, isDuplicate } = await registerRun(web, {
    incomingId: upload.id,
    sha256: upload.sha256.toString('hex'),
    size: upload.size,
    fileName: 'report.json',
    asset: sent.asset,
    branch: sent.branch ?? 'main',
    commit: sent.commit ?? null,
    digest: null,
    observedAt: sent.observedAt ?? clock.now(),
    isDeclaredSuccess: sent.isDeclaredSuccess ?? false,
    configuration: sent.configuration ?? null,
    collector: 'test',
  })
  const merged = isDuplicate ? null : await run(runId, isReleased)
  return { runId, isDuplicate, merged }
}

const run = (runId: string, isReleased = false) =>
  processRun(worker, database.worker.pool, runId, {
    keys,
    limits: { decode: defaultDecodeLimits, json: defaultJsonLimits },
    isReleased,
    isLastAttempt: true,
  })

/** A Grype report with one match for each package name. */
function grype(packages: string[], severity = 'High') {
  return {
    matches: packages.map((name) => ({
      vulnerability: {
        id: `CVE-2026-${1000 + name.length}`,
        severity,
        description: `About ${name}`,
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
    descriptor: { name: 'grype', version: '0.100.0', timestamp: '2026-11-01T08:00:00Z' },
  }
}

async function openCounts(asset: string): Promise<{ rows: number; rolledUp: number }> {
  const { rows } = await database.admin.db.execute<{ rows: number; rolledUp: number }>(sql`
    select (select count(*)::int from findings f where f.asset_id = a.id and f.is_present) as rows,
      (select coalesce(sum(count), 0)::int from finding_counts c where c.asset_id = a.id and c.valid_to = 'infinity') as "rolledUp"
    from assets a where a.name = ${asset}`)
  return rows[0] ?? { rows: -1, rolledUp: -1 }
}

const nextDay = () => clock.advance(24 * 3_600_000)

describe('merging a report', () => {
  test('a first report opens what it shows, with evidence, receipt and ledger entries', async () => {
    const { runId, merged } = await send(grype(['a', 'bb', 'ccc']), { asset: 'first' })
    expect(merged).toMatchObject({
      status: 'complete',
      counts: { elements: 3, findings: 3, opened: 3, fixed: 0 },
    })
    expect(await openCounts('first')).toEqual({ rows: 3, rolledUp: 3 })
    const { rows } = await database.admin.db.execute<{ action: string }>(
      sql`select action from ledger_entries where object_id = ${runId} order by index`,
    )
    expect(rows.map(({ action }) => action)).toEqual(['scan-run.receive', 'scan-run.merge'])
    const left = await database.admin.db.execute(sql`select 1 from incoming_chunks`)
    expect(left.rows).toEqual([])
  })

  test('the stored artifact is what was sent, byte for byte, when it holds no secret', async () => {
    const bytes = Buffer.from(`${JSON.stringify(grype(['x']), null, 2)}\n`)
    await send(null, { asset: 'bytes', bytes })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const { rows } = await database.admin.db.execute<{ original: unknown }>(
      sql`select e.receipt -> 'original' as original from evidence e where encode(e.sha256, 'hex') = ${sha256}`,
    )
    expect(rows).toEqual([{ original: null }])
  })

  test('the same report again, for another commit, causes no transition', async () => {
    await send(grype(['a', 'bb']), { asset: 'again', commit: 'a'.repeat(40) })
    nextDay()
    const before = await database.admin.db.execute(sql`select xmin, ctid, id from findings order by id`)
    const { merged } = await send(grype(['a', 'bb']), { asset: 'again', commit: 'b'.repeat(40) })
    expect(merged?.counts).toMatchObject({ opened: 0, reopened: 0, changed: 0, fixed: 0, unchanged: 2 })
    const after = await database.admin.db.execute(sql`select xmin, ctid, id from findings order by id`)
    expect(after.rows).toEqual(before.rows)
  })

  test('the same delivery again is the same run', async () => {
    const sent = { asset: 'retry', commit: 'c'.repeat(40), observedAt: clock.now() }
    const first = await send(grype(['a']), sent)
    const second = await send(grype(['a']), sent)
    expect(second).toMatchObject({ runId: first.runId, isDuplicate: true })
  })

  test('what a later complete run no longer shows is fixed; when it comes back it is reopened', async () => {
    await send(grype(['a', 'bb', 'ccc', 'dddd']), { asset: 'cycle' })
    nextDay()
    expect((await send(grype(['a', 'bb', 'ccc']), { asset: 'cycle' })).merged?.counts.fixed).toBe(1)
    expect(await openCounts('cycle')).toEqual({ rows: 3, rolledUp: 3 })
    nextDay()
    const back = await send(grype(['a', 'bb', 'ccc', 'dddd']), { asset: 'cycle' })
    expect(back.merged?.counts).toMatchObject({ opened: 0, reopened: 1, fixed: 0 })
    expect(await openCounts('cycle')).toEqual({ rows: 4, rolledUp: 4 })
  })

  test('a run that would close more than half is held, opens what is new, and closes once released', async () => {
    await send(grype(['a', 'bb', 'ccc', 'dddd']), { asset: 'half' })
    nextDay()
    const { runId, merged } = await send(grype(['a', 'eeeee']), { asset: 'half' })
    expect(merged).toMatchObject({ status: 'held', counts: { opened: 1, fixed: 0 } })
    expect(await openCounts('half')).toEqual({ rows: 5, rolledUp: 5 })
    expect(await run(runId, true)).toMatchObject({ status: 'complete', counts: { fixed: 3 } })
    expect(await openCounts('half')).toEqual({ rows: 2, rolledUp: 2 })
  })

  test('an empty report closes nothing unless something says that the scan ran to its end', async () => {
    const gitleaks = [
      {
        RuleID: 'aws',
        Description: 'AWS',
        StartLine: 1,
        File: 'a.env',
        Secret: 'AKIDEXAMPLE0000000',
        Match: 'k=AKIDEXAMPLE0000000',
        Commit: '',
        Fingerprint: 'a',
      },
    ]
    await send(gitleaks, { asset: 'empty' })
    nextDay()
    expect((await send([], { asset: 'empty' })).merged).toMatchObject({
      status: 'partial',
      counts: { fixed: 0 },
    })
    const { merged } = await send([], { asset: 'empty', isDeclaredSuccess: true }, true)
    expect(merged).toMatchObject({ status: 'complete', counts: { fixed: 1 } })
  })

  test('an older run changes nothing', async () => {
    await send(grype(['a', 'bb']), { asset: 'older' })
    const { merged } = await send(grype(['zzz']), {
      asset: 'older',
      observedAt: new Date('2026-10-01T00:00:00Z'),
    })
    expect(merged).toMatchObject({ status: 'superseded', counts: { opened: 0, fixed: 0 } })
    expect(await openCounts('older')).toEqual({ rows: 2, rolledUp: 2 })
  })

  test('a truncated report keeps what it shows and closes nothing', async () => {
    await send(grype(['a', 'bb', 'ccc']), { asset: 'cut' })
    nextDay()
    const whole = Buffer.from(JSON.stringify(grype(['a', 'bb', 'ffffff', 'ggggggg'])))
    const { merged } = await send(null, { asset: 'cut', bytes: whole.subarray(0, whole.indexOf('ggggggg')) })
    expect(merged).toMatchObject({ status: 'partial', counts: { fixed: 0, opened: 1 } })
  })

  test('a scope that only a truncated report made becomes that of the first complete one', async () => {
    const whole = Buffer.from(JSON.stringify(grype(['a', 'bb', 'ffffff'])))
    const cut = await send(null, { asset: 'orphan', bytes: whole.subarray(0, whole.indexOf('ffffff')) })
    expect(cut.merged).toMatchObject({ status: 'partial', counts: { opened: 2 } })
    nextDay()
    const { merged } = await send(grype(['a', 'bb', 'ffffff']), { asset: 'orphan' })
    expect(merged).toMatchObject({ status: 'complete', counts: { opened: 1, unchanged: 2 } })
    expect(await openCounts('orphan')).toEqual({ rows: 3, rolledUp: 3 })
  })

  test('a scan that its sender set up differently, and says so, closes nothing of the other', async () => {
    const asset = 'configurations'
    await send(grype(['a', 'bb', 'ccc']), { asset, configuration: 'all layers' })
    nextDay()
    const other = await send(grype(['a']), { asset, configuration: 'base image' })
    expect(other.merged).toMatchObject({ status: 'complete', counts: { opened: 1, fixed: 0 } })
    expect(await openCounts(asset)).toEqual({ rows: 4, rolledUp: 4 })
    nextDay()
    const again = await send(grype(['a', 'bb']), { asset, configuration: 'all layers' })
    expect(again.merged).toMatchObject({ status: 'complete', counts: { opened: 0, fixed: 1 } })
    const { rows } = await database.admin.db.execute<{ configuration: string }>(sql`
      select e.scope ->> 'configuration' as configuration from evidence e where e.scope ->> 'asset' = ${asset}
      order by e.observed_at`)
    expect(rows.map(({ configuration }) => configuration)).toEqual(['all layers', 'base image', 'all layers'])
  })

  test('a truncated report of a named configuration joins no other, and no other takes its findings over', async () => {
    const asset = 'named-cut'
    await send(grype(['a', 'bb', 'ccc']), { asset })
    nextDay()
    const whole = Buffer.from(JSON.stringify(grype(['a', 'bb', 'ffffff'])))
    const bytes = whole.subarray(0, whole.indexOf('ffffff'))
    const cut = await send(null, { asset, bytes, configuration: 'nightly' })
    expect(cut.merged).toMatchObject({ status: 'partial', counts: { opened: 2 } })
    nextDay()
    const other = await send(grype(['a']), { asset, configuration: 'weekly' })
    expect(other.merged?.counts).toMatchObject({ opened: 1, fixed: 0 })
    expect(await openCounts(asset)).toEqual({ rows: 6, rolledUp: 6 })
  })

  test('the same bytes under another configuration are another run', async () => {
    const sent = { asset: 'configured-retry', commit: 'd'.repeat(40), observedAt: clock.now() }
    const first = await send(grype(['a']), { ...sent, configuration: 'one' })
    expect(await send(grype(['a']), { ...sent, configuration: 'two' })).toMatchObject({ isDuplicate: false })
    expect(await send(grype(['a']), { ...sent, configuration: 'one' })).toMatchObject({
      runId: first.runId,
      isDuplicate: true,
    })
  })

  test('a scan of another branch closes nothing of main', async () => {
    await send(grype(['a', 'bb', 'ccc']), { asset: 'branches' })
    nextDay()
    await send(grype(['a']), { asset: 'branches', branch: 'feature/x' })
    expect(await openCounts('branches')).toEqual({ rows: 4, rolledUp: 4 })
  })

  test('a changed severity moves the finding in the roll-up and keeps its age', async () => {
    await send(grype(['a']), { asset: 'severity' })
    nextDay()
    const { merged } = await send(grype(['a'], 'Critical'), { asset: 'severity' })
    expect(merged?.counts).toMatchObject({ changed: 1, opened: 0 })
    const { rows } = await database.admin.db.execute(sql`
      select c.severity, c.count, c.valid_to = 'infinity' as current, c.opened_at = f.opened_at as "keepsAge"
      from finding_counts c join assets a on a.id = c.asset_id join findings f on f.asset_id = a.id
      where a.name = 'severity' order by c.valid_from`)
    expect(rows).toEqual([
      { severity: 'high', count: 1, current: false, keepsAge: true },
      { severity: 'critical', count: 1, current: true, keepsAge: true },
    ])
  })

  test('a secret is nowhere in the database, its finding is', async () => {
    const secret = 'sk-live-9f8e7d6c5b4a39281706'
    const leak = [
      {
        RuleID: 'generic-api-key',
        Description: 'key',
        StartLine: 3,
        File: 'app.env',
        Secret: secret,
        Match: `KEY=${secret}`,
        Commit: '',
        Fingerprint: 'b',
      },
    ]
    const { merged } = await send(leak, { asset: 'leaky' })
    expect(merged?.counts.opened).toBe(1)
    const { rows } = await database.admin.db.execute<{ text: string }>(sql`
      select f::text || s::text || e::text || l::text as text from findings f join scan_runs s on s.id = f.opened_run_id
      join evidence e on e.id = s.evidence_id cross join lateral (select string_agg(convert_from(p.payload, 'UTF8'), '') as l from ledger_payloads p) l
      join assets a on a.id = f.asset_id where a.name = 'leaky'`)
    expect(rows[0]?.text).toBeTypeOf('string')
    expect(rows[0]?.text).not.toContain(secret)
  })
})
