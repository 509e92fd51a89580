import { chromium } from '@playwright/test'
import { findChromium } from '#cli/test/chromium.ts'
import type { RunningStack } from '#db/testing/e2e.ts'
import type { Figure } from './figures.ts'

const pages = [
  { path: '/', name: 'Posture, with charts', aimKb: 220 },
  { path: '/findings', name: 'Findings', aimKb: 180 },
  { path: '/runs', name: 'Scan runs', aimKb: 180 },
  { path: '/evidence', name: 'Evidence', aimKb: 180 },
  { path: '/policy', name: 'Policy', aimKb: 180 },
  { path: '/upload', name: 'Upload', aimKb: 180 },
  { path: '/users', name: 'People', aimKb: 180 },
]

/** JavaScript a browser with an empty cache fetches until a page is at rest, as compressed on the wire. */
export async function benchJavaScript(stack: RunningStack, cookie: string): Promise<Figure[]> {
  const [name = '', value = ''] = cookie.split('=')
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
    for (const { path, name: page, aimKb } of pages) {
      const context = await browser.newContext()
      await context.addCookies([{ name, value, url: stack.url, httpOnly: true, sameSite: 'Lax' }])
      const tab = await context.newPage()
      let bytes = 0
      tab.on('requestfinished', async (request) => {
        if (request.resourceType() !== 'script') return
        bytes += (await request.sizes()).responseBodySize
      })
      await tab.goto(`${stack.url}${path}`, { waitUntil: 'networkidle' })
      figures.push({
        what: `${page}: JavaScript, compressed`,
        value: `${Math.round(bytes / 1000)} kB`,
        aim: `${aimKb} kB`,
      })
      await context.close()
    }
    return figures
  } finally {
    await browser.close()
  }
}
