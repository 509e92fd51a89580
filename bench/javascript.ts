import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '#cli/test/chromium.ts'
import type { RunningStack } from '#db/testing/e2e.ts'
import { untilAtRest } from './at-rest.ts'
import type { Figure } from './figures.ts'

const withoutChartsKb = 180
const withChartsKb = 220
const window = { width: 1440, height: 900 }

const pages = [
  { path: '/sign-in', name: 'Sign-in', isSignedIn: false },
  { path: '/policy', name: 'Policy', isSignedIn: true },
  { path: '/findings', name: 'Findings', isSignedIn: true },
  { path: '/runs', name: 'Scan runs', isSignedIn: true },
  { path: '/evidence', name: 'Evidence', isSignedIn: true },
  { path: '/upload', name: 'Upload', isSignedIn: true },
  { path: '/users', name: 'Users', isSignedIn: true },
]

/** JavaScript a browser with an empty cache fetches until a page is at rest, as compressed on the wire. */
export async function benchJavaScript(stack: RunningStack, cookie: string): Promise<Figure[]> {
  // The charts over time wait for the days before the import to be judged.
  await untilAtRest(stack)
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  try {
    const figures: Figure[] = []
    const add = (name: string, bytes: number, aimKb: number) =>
      figures.push({ what: name, value: `${Math.round(bytes / 1000)} kB`, aim: `${aimKb} kB` })

    const posture = await openPage(browser, stack, cookie)
    // So low a window that no chart is in it.
    await posture.page.setViewportSize({ width: window.width, height: 120 })
    await posture.page.goto(stack.url, { waitUntil: 'networkidle' })
    add('Posture, charts not yet in view', await posture.scriptBytes(), withoutChartsKb)
    await posture.page.setViewportSize(window)
    add(
      `Posture, with its ${await lookAtCharts(posture.page)} charts`,
      await posture.scriptBytes(),
      withChartsKb,
    )
    await posture.page.context().close()

    for (const { path, name, isSignedIn } of pages) {
      const { page, scriptBytes } = await openPage(browser, stack, isSignedIn ? cookie : null)
      await page.goto(`${stack.url}${path}`, { waitUntil: 'networkidle' })
      add(name, await scriptBytes(), withoutChartsKb)
      await page.context().close()
    }
    return figures
  } finally {
    await browser.close()
  }
}

/** A tab with nothing in its cache, and what its scripts have cost so far. */
async function openPage(
  browser: Browser,
  stack: RunningStack,
  cookie: string | null,
): Promise<{ page: Page; scriptBytes: () => Promise<number> }> {
  const context = await browser.newContext({ viewport: window })
  if (cookie !== null) {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: stack.url, httpOnly: true, sameSite: 'Lax' }])
  }
  const page = await context.newPage()
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  return {
    page,
    scriptBytes: async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0),
  }
}

/** Scrolls every chart into view and waits until it is drawn. Returns how many there are. */
async function lookAtCharts(page: Page): Promise<number> {
  const charts = await page.locator('figure').all()
  for (const chart of charts) {
    await chart.scrollIntoViewIfNeeded()
    await chart.locator('svg.recharts-surface').first().waitFor()
  }
  await page.waitForLoadState('networkidle')
  return charts.length
}
