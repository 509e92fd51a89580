import { sql } from 'drizzle-orm'
import type { RunningStack } from '#db/testing/e2e.ts'
import { untilAtRest } from './at-rest.ts'
import { count, type Figure, median, milliseconds, percentile, ratio } from './figures.ts'

const requests = 100
const warmUps = 30

/** An installation and a signed-in lead who looks at it. */
export type Visit = { stack: RunningStack; cookie: string }

type Timing = { p50: number; p95: number; findings: number; bytes: number }

/**
 * Server time of the posture page, request to last byte, of two installations in turn: whatever else the machine does
 * meanwhile, it does to both. Begins once what the last import set off is done.
 */
export async function benchPosture(few: Visit, many: Visit): Promise<Figure[]> {
  const visits = [few, many]
  const times = visits.map(() => [] as number[])
  const bytes = visits.map(() => 0)
  for (const { stack } of visits) await untilAtRest(stack)
  for (let request = 0; request < warmUps + requests; request++) {
    for (const [place, visit] of visits.entries()) {
      const startedAt = performance.now()
      bytes[place] = (await readPage(visit)).length
      if (request >= warmUps) times[place]?.push(performance.now() - startedAt)
    }
  }
  const timing = async (visit: Visit, place: number): Promise<Timing> => ({
    p50: median(times[place] ?? []),
    p95: percentile(times[place] ?? [], 0.95),
    findings: await openFindings(visit),
    bytes: bytes[place] ?? 0,
  })
  const [small, large] = [await timing(few, 0), await timing(many, 1)]
  return [
    line(small),
    line(large),
    { what: 'Ratio of the medians', value: ratio(large.p50 / small.p50), aim: 'under 1.3' },
  ]
}

async function readPage({ stack, cookie }: Visit): Promise<string> {
  const response = await fetch(stack.url, { headers: { Cookie: cookie }, redirect: 'manual' })
  const page = await response.text()
  if (response.status !== 200 || !page.includes('</html>'))
    throw new Error(`The posture page answered ${response.status}.`)
  return page
}

async function openFindings({ stack: { admin } }: Visit): Promise<number> {
  const { rows } = await admin.db.execute<{ n: number }>(
    sql`select count(*)::int as n from findings where is_present`,
  )
  return rows[0]?.n ?? 0
}

const line = (timing: Timing): Figure => ({
  what: `Posture page, ${count(timing.findings)} open findings, p50 / p95 of ${requests} (${count(timing.bytes / 1000)} kB of HTML)`,
  value: `${milliseconds(timing.p50)} / ${milliseconds(timing.p95)}`,
})
