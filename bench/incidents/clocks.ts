import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { startTestServer } from '#db/testing/server.ts'
import { minuteMs, secondMs, systemClock } from '#lib/platform/clock.ts'
import { ensureSecrets } from '#lib/platform/secrets.ts'
import { count, type Figure, median, percentile, seconds } from '../figures.ts'
import { startWorker } from './worker-process.ts'

const clocks = 10_000
const incidents = 1_000
/** Time for the workers to come up and the clocks to be written before the minute begins. */
const leadMs = 20 * secondMs
/** From the end of the minute on: as long as the last alert may take before it counts as lost. */
const patienceMs = 3 * minuteMs
const lookEveryMs = 50

/**
 * Ten thousand clocks that come due within one minute, two workers, one of them killed while it raises alerts: each
 * clock raises one alert. How late is measured from outside, by when another connection can read the alert.
 */
export async function benchClocks(scratch: string): Promise<Figure[]> {
  const dataDirectory = join(scratch, 'clocks')
  mkdirSync(dataDirectory, { recursive: true })
  ensureSecrets(dataDirectory)
  const server = await startTestServer()
  const database = await createTestDatabase(server.adminUrl)
  const workers = await Promise.all(
    ['worker a', 'worker b'].map((name) => startWorker(name, database.urls.plumbline_worker, dataDirectory)),
  )
  try {
    const begins = systemClock.now().getTime() + leadMs
    await arrange(database, begins)
    const [seen, killed] = await Promise.all([
      watch(database, begins),
      killWhileRaising(database, begins, workers),
    ])
    const lateMs = [...seen.lateMs.values()]
    return [
      {
        what: `${count(clocks)} clocks due within one minute: alerts`,
        value: `${count(seen.alerts)}; lost ${count(clocks - seen.lateMs.size)}, doubled ${count(seen.alerts - seen.lateMs.size)}`,
        aim: 'lost 0, doubled 0',
      },
      { what: 'Worker killed with -9 while it raised alerts', value: killed ?? 'none was caught at it' },
      { what: 'Late: median', value: seconds(median(lateMs)) },
      { what: 'Late: p99', value: seconds(percentile(lateMs, 0.99)) },
      { what: 'Late: most', value: seconds(Math.max(...lateMs)) },
      { what: 'Evaluations that raised them', value: count(seen.evaluations) },
    ]
  } finally {
    for (const worker of workers) await worker.stop()
    await database.drop()
    await server.stop()
  }
}

/** Incidents with ten clocks each, spread evenly over the minute; a lead to tell. */
async function arrange(database: TestDatabase, begins: number): Promise<void> {
  const { pool } = database.admin
  await pool.query(`insert into users (id, email, name, status, created_at)
    values (gen_random_uuid(), 'lead@bench.example', 'Lead', 'active', now())`)
  await pool.query(`insert into user_roles (user_id, role, granted_at) select id, 'lead', now() from users`)
  await pool.query(
    `insert into incidents (id, number, title, summary, status, detected_at, reported_at, reported_by_name, system_ids)
     select gen_random_uuid(), n, 'Incident ' || n, 'Made for the bench.', 'reported', now(), now(), 'bench', '{}'
     from generate_series(1, $1) n`,
    [incidents],
  )
  await pool.query(
    `insert into incident_clocks (id, incident_id, kind, name, started_at, at_risk_at, due_at)
     select gen_random_uuid(), i.id, 'regulatory', 'Clock ' || n, $1::timestamptz - interval '48 minutes',
       $1::timestamptz + n * $2 * interval '1 millisecond', $1::timestamptz + n * $2 * interval '1 millisecond' + interval '12 minutes'
     from generate_series(0, $3 - 1) n join incidents i on i.number = n % $4 + 1`,
    [new Date(begins), minuteMs / clocks, clocks, incidents],
  )
}

/** Notes when each alert can first be read, until there is one for every clock. */
async function watch(database: TestDatabase, begins: number) {
  const { pool } = database.admin
  const lateMs = new Map<string, number>()
  let evaluations = 0
  let since = new Date(0)
  while (lateMs.size < clocks && systemClock.now().getTime() < begins + minuteMs + patienceMs) {
    // One evaluation gives all its alerts the same moment: a later one never fills in an earlier moment.
    const { rows } = await pool.query<{ cause: string; at: Date; openedAt: Date }>(
      `select a.cause, c.at_risk_at as at, a.opened_at as "openedAt" from alerts a
       join incident_clocks c on a.cause = 'clock:' || c.id
       where a.kind = 'incident_clock' and a.opened_at > $1 order by a.opened_at`,
      [since],
    )
    const now = systemClock.now().getTime()
    if (rows.length > 0) evaluations += new Set(rows.map(({ openedAt }) => openedAt.getTime())).size
    for (const { cause, at, openedAt } of rows) {
      if (!lateMs.has(cause)) lateMs.set(cause, now - at.getTime())
      since = openedAt
    }
    await pause(lookEveryMs)
  }
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from alerts where kind = 'incident_clock'`,
  )
  return { lateMs, evaluations, alerts: rows[0]?.n ?? 0 }
}

/**
 * Kills the first worker that is seen inside an evaluation once a third of the minute is over: it holds the lock of the
 * evaluation, and its transaction is open.
 */
async function killWhileRaising(
  database: TestDatabase,
  begins: number,
  workers: readonly { name: string; kill(): Promise<void> }[],
): Promise<string | null> {
  const from = begins + minuteMs / 3
  await pause(Math.max(0, from - systemClock.now().getTime()))
  while (systemClock.now().getTime() < begins + minuteMs) {
    const { rows } = await database.admin.pool.query<{ name: string }>(
      `select s.application_name as name from pg_locks l join pg_stat_activity s on s.pid = l.pid
       where l.locktype = 'advisory' and l.granted and s.backend_xid is not null and s.datname = current_database()`,
    )
    const found = workers.find(({ name }) => rows.some((row) => row.name === name))
    if (found !== undefined) {
      await found.kill()
      const second = Math.round((systemClock.now().getTime() - begins) / secondMs)
      return `${found.name}, in second ${second} of the minute, its transaction open`
    }
  }
  return null
}
