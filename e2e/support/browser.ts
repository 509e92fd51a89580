import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  type Response,
} from '@playwright/test'
import type { OpenSession } from './person.ts'

/** On http://localhost the cookie goes without the `__Host-` prefix, which needs TLS. */
export const sessionCookieName = 'plumbline-session'

/** Puts a session into a browser, as the answer to a sign-in does. */
export async function useSession(context: BrowserContext, url: string, session: OpenSession): Promise<void> {
  await context.addCookies([
    { name: sessionCookieName, value: session.reference, url, httpOnly: true, sameSite: 'Lax' },
  ])
}

export async function useTheme(context: BrowserContext, url: string, theme: 'light' | 'dark'): Promise<void> {
  await context.addCookies([{ name: 'theme', value: theme, url, sameSite: 'Lax' }])
}

/** What every page must never do, seen from outside it. */
export type Misdeeds = { foreignRequests: string[]; scriptErrors: string[]; policyViolations: string[] }

/** A browser of one's own that writes down every misdeed of its pages. */
export async function openWatched(
  browser: Browser,
  options: BrowserContextOptions,
  misdeeds: Misdeeds,
  ownOrigins: () => ReadonlySet<string>,
): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  context.on('page', openAwake)
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol === 'data:' || protocol === 'blob:' || ownOrigins().has(origin)) return
    misdeeds.foreignRequests.push(request.url())
  })
  context.on('weberror', (problem) => {
    misdeeds.scriptErrors.push(`${problem.page()?.url()}: ${problem.error().message}`)
  })
  context.on('console', (message) => {
    if (/content.security.policy/i.test(message.text())) misdeeds.policyViolations.push(message.text())
  })
  return context
}

/** A press on what is not awake yet is lost, and a person would press again: a test acts once the page answers. */
function openAwake(page: Page): void {
  for (const way of ['goto', 'reload'] as const) {
    const open = page[way].bind(page) as (...given: unknown[]) => Promise<Response | null>
    page[way] = async (...given: unknown[]) => {
      const response = await open(...given)
      const isPage = response?.headers()['content-type']?.startsWith('text/html')
      if (isPage) await untilAwake(page)
      return response
    }
  }
}

/**
 * Waits until everything on the page answers: it is sent in parts, and each part wakes by itself. React keeps what it
 * knows of an element on the element.
 */
async function untilAwake(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const parts = [...document.querySelectorAll('h1, button, input:not([type=hidden]), select, textarea')]
        const isAwake = (part: Element) => Object.keys(part).some((key) => key.startsWith('__reactProps'))
        return parts.some(({ tagName }) => tagName === 'H1') && parts.every(isAwake)
      }),
    )
    .toBe(true)
}
