import { sql } from 'drizzle-orm'
import type { RunningStack } from '#db/testing/e2e.ts'
import { count, type Figure, median, milliseconds, percentile, ratio } from './figures.ts'

const requests = 60
const warmUps = 10

type Timing = { p50: number; p95: number; findings: number }

/** Server time of the posture page as a signed-in lead sees it: request to last byte, one after another. */
export async function timePosture(stack: RunningStack, cookie: string): Promise<Timing> {
  const times: number[] = []
  for (let request = 0; request < warmUps + requests; request++) {
    const startedAt = performance.now()
    const response = await fetch(stack.url, { headers: { Cookie: cookie }, redirect: 'manual' })
    const page = await response.text()
    if (response.status !== 200 || !page.includes('</html>'))
      throw new Error(`The posture page answered ${response.status}.`)
    if (request >= warmUps) times.push(performance.now() - startedAt)
  }
  const { rows } = await stack.admin.db.execute<{ n: number }>(
    sql`select count(*)::int as n from findings where is_present`,
  )
  return {
    p50: median(times),
    p95: percentile(times, 0.95),
    findings: rows[0]?.n ?? 0,
  }
}

export function postureFigures(small: Timing, large: Timing): Figure[] {
  const line = (timing: Timing): Figure => ({
    what: `Posture page, ${count(timing.findings)} open findings, p50 / p95 of ${requests}`,
    value: `${milliseconds(timing.p50)} / ${milliseconds(timing.p95)}`,
  })
  return [
    line(small),
    line(large),
    { what: 'Ratio of the medians', value: ratio(large.p50 / small.p50), aim: 'under 1.3' },
  ]
}
