import { chromium, type Page } from '@playwright/test'
import { findChromium } from '#cli/test/chromium.ts'
import { count, type Figure, median, milliseconds, ratio } from '../figures.ts'
import type { Visit } from '../posture.ts'

const window = { width: 1440, height: 900 }
const frames = 240
const pixelsAFrame = 400
const rounds = 5
const kind = 'decision'

type Incident = { number: number; entries: number }
type Cost = { scroll: number; filter: number }

/** What scrolling and filtering cost a browser: five rounds of each, the two incidents in turn. */
export async function benchInteraction(
  { stack, cookie }: Visit,
  incidents: readonly Incident[],
): Promise<Figure[]> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  try {
    const costs = incidents.map(() => [] as Cost[])
    for (let round = 0; round < rounds; round++) {
      for (const [place, { number }] of incidents.entries()) {
        const context = await browser.newContext({ viewport: window })
        const [name = '', value = ''] = cookie.split('=')
        await context.addCookies([{ name, value, url: stack.url, httpOnly: true, sameSite: 'Lax' }])
        const page = await context.newPage()
        await page.goto(`${stack.url}/incidents/${number}`, { waitUntil: 'networkidle' })
        const filter = await filterTime(page)
        await page.goto(`${stack.url}/incidents/${number}`, { waitUntil: 'networkidle' })
        costs[place]?.push({ filter, scroll: await scrollCost(page) })
        await context.close()
      }
    }
    return (['scroll', 'filter'] as const).flatMap((what) => {
      const medians = costs.map((own) => median(own.map((cost) => cost[what])))
      return [
        ...incidents.map(({ entries }, place) => ({
          what: `${titles[what]}, ${count(entries)} entries`,
          value: milliseconds(medians[place] ?? 0),
        })),
        { what: 'Ratio', value: ratio((medians[1] ?? 0) / (medians[0] ?? 1)) },
      ]
    })
  } finally {
    await browser.close()
  }
}

const titles = {
  scroll: `Scroll: main thread a frame, over ${frames} frames of ${pixelsAFrame} px down and up`,
  filter: 'Filter by a kind: click to the list that answers it',
} as const

/** Milliseconds of the main thread that a frame of scrolling takes, what it fetches and draws meanwhile included. */
async function scrollCost(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const busySeconds = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')
      ?.value ?? 0
  const before = await busySeconds()
  await page.evaluate(
    async ({ frames, pixels }) => {
      for (let frame = 0, step = pixels; frame < frames; frame++) {
        const at = globalThis.scrollY
        globalThis.scrollBy(0, step)
        if (globalThis.scrollY === at) step = -step
        await new Promise((drawn) => requestAnimationFrame(drawn))
      }
    },
    { frames, pixels: pixelsAFrame },
  )
  return (((await busySeconds()) - before) * 1000) / frames
}

/** From the click until the address holds the filter and every entry that is drawn answers it. */
const filterTime = (page: Page): Promise<number> =>
  page.evaluate(async (kind) => {
    const button = [...document.querySelectorAll<HTMLElement>('button[aria-pressed]')].find((one) =>
      one.textContent?.toLowerCase().startsWith(kind),
    )
    if (!button) throw new Error(`There is no filter for ${kind}.`)
    const startedAt = performance.now()
    button.click()
    const isAnswered = () => {
      const drawn = [...document.querySelectorAll('[data-entry]')]
      return (
        location.search.includes(kind) &&
        drawn.length > 0 &&
        drawn.every((entry) => entry.textContent?.includes(kind))
      )
    }
    while (!isAnswered()) await new Promise((drawn) => requestAnimationFrame(drawn))
    return performance.now() - startedAt
  }, kind)
