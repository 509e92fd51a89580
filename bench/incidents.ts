import { untilAtRest } from './at-rest.ts'
import { count, type Figure, median, milliseconds, percentile, ratio } from './figures.ts'
import { benchInteraction } from './incidents/interaction.ts'
import { plantTimeline } from './incidents/timelines.ts'
import type { Visit } from './posture.ts'

const few = 50
const many = 5_000
const requests = 100
const warmUps = 20

/** An incident of fifty entries and one of five thousand, in one installation: the page and what a reader does on it. */
export async function benchIncidents(visit: Visit): Promise<Figure[]> {
  const incidents = [await plantTimeline(visit.stack, few), await plantTimeline(visit.stack, many)]
  await untilAtRest(visit.stack)
  return [...(await benchPage(visit, incidents)), ...(await benchInteraction(visit, incidents))]
}

/** Server time, request to last byte, of the two in turn. */
async function benchPage(
  { stack, cookie }: Visit,
  incidents: readonly { number: number; entries: number }[],
): Promise<Figure[]> {
  const times = incidents.map(() => [] as number[])
  const bytes = incidents.map(() => 0)
  for (let request = 0; request < warmUps + requests; request++) {
    for (const [place, { number }] of incidents.entries()) {
      const startedAt = performance.now()
      const response = await fetch(`${stack.url}/incidents/${number}`, {
        headers: { Cookie: cookie },
        redirect: 'manual',
      })
      const page = await response.text()
      if (response.status !== 200 || !page.includes('</html>') || !page.includes(`INC-${number}`))
        throw new Error(`The page of INC-${number} answered ${response.status}.`)
      bytes[place] = page.length
      if (request >= warmUps) times[place]?.push(performance.now() - startedAt)
    }
  }
  const medians = times.map(median)
  return [
    ...incidents.map(({ entries }, place) => ({
      what: `Incident page, ${count(entries)} entries, p50 / p95 of ${requests} (${count((bytes[place] ?? 0) / 1000)} kB of HTML)`,
      value: `${milliseconds(medians[place] ?? 0)} / ${milliseconds(percentile(times[place] ?? [], 0.95))}`,
    })),
    { what: 'Ratio of the medians', value: ratio((medians[1] ?? 0) / (medians[0] ?? 1)) },
  ]
}
