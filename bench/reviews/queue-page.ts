import { untilAtRest } from '../at-rest.ts'
import { count, type Figure, median, milliseconds, percentile, ratio } from '../figures.ts'
import type { Visit } from '../posture.ts'

const requests = 100
const warmUps = 20

type Queue = { campaignId: string; items: number }

/** Server time of one page of the queue, request to last byte, of two campaigns in turn, in one installation. */
export async function benchQueuePage(visit: Visit, queues: readonly [Queue, Queue]): Promise<Figure[]> {
  await untilAtRest(visit.stack)
  const figures: Figure[] = []
  for (const status of ['all', 'waiting'] as const) {
    const times = queues.map(() => [] as number[])
    for (let request = 0; request < warmUps + requests; request++) {
      for (const [place, { campaignId }] of queues.entries()) {
        const startedAt = performance.now()
        await readPage(visit, `/reviews/${campaignId}/queue?status=${status}`)
        if (request >= warmUps) times[place]?.push(performance.now() - startedAt)
      }
    }
    const [few = [], many = []] = times
    const tab = status === 'all' ? 'all' : 'to decide'
    for (const [place, queue] of queues.entries()) {
      const taken = times[place] ?? []
      figures.push({
        what: `Queue page (${tab}), one reviewer with ${count(queue.items)} items, p50 / p95 of ${requests}`,
        value: `${milliseconds(median(taken))} / ${milliseconds(percentile(taken, 0.95))}`,
      })
    }
    figures.push({
      what: `Ratio of the medians (${tab})`,
      value: ratio(median(many) / median(few)),
      aim: 'under 1.3',
    })
  }
  return figures
}

async function readPage({ stack, cookie }: Visit, path: string): Promise<void> {
  const response = await fetch(`${stack.url}${path}`, { headers: { Cookie: cookie }, redirect: 'manual' })
  const page = await response.text()
  if (response.status !== 200 || !page.includes('</html>') || !page.includes('service-'))
    throw new Error(`The queue answered ${response.status}.`)
}
