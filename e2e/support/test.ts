import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { type RunningStack, startStack } from '#db/testing/e2e.ts'
import { type Misdeeds, openWatched, useSession } from './browser.ts'
import { type Canary, plantCanary } from './canary.ts'
import { createPerson, openSession, type Person, type Role } from './person.ts'
import { joinStack, type Stack } from './stack.ts'

export { expect } from '@playwright/test'

type Visitor = { person: Person; page: Page }

type OfTest = {
  misdeeds: Misdeeds & { ownOrigins: Set<string> }
  /** A second, third … browser, signed in as nobody. */
  newBrowser: (options?: BrowserContextOptions) => Promise<Page>
  /** A new person of these roles in a browser of their own. */
  signIn: (...roles: Role[]) => Promise<Visitor>
  /** An installation that nobody else uses, as freshly started. Its tests may break it. */
  startOwnStack: (env?: Record<string, string>) => Promise<RunningStack & Stack>
}
type OfWorker = {
  stack: Stack
  canary: Canary
}

/**
 * Playwright's `test` with the running product. Whatever a test is about, its pages ask no other origin, throw
 * nothing and break no content security policy.
 */
export const test = base.extend<OfTest, OfWorker>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures needed from the pattern
    async ({}, use) => {
      const stack = joinStack()
      await use(stack)
      await stack.database.close()
    },
    { scope: 'worker' },
  ],

  canary: [
    async ({ stack, playwright }, use) => {
      const request = await playwright.request.newContext({ baseURL: stack.url })
      const canary = await plantCanary(stack, request)
      await request.dispose()
      await use(canary)
    },
    { scope: 'worker' },
  ],

  misdeeds: [
    async ({ stack }, use) => {
      const misdeeds = {
        foreignRequests: [],
        scriptErrors: [],
        policyViolations: [],
        ownOrigins: new Set([stack.url]),
      }
      await use(misdeeds)
      const { ownOrigins: _, ...found } = misdeeds
      expect(found).toEqual({ foreignRequests: [], scriptErrors: [], policyViolations: [] })
    },
    { auto: true },
  ],

  baseURL: async ({ stack }, use) => use(stack.url),

  newBrowser: async (
    { browser, contextOptions, viewport, baseURL, locale, timezoneId, misdeeds, isMobile, hasTouch },
    use,
  ) => {
    const given = { ...contextOptions, viewport, locale, timezoneId, isMobile, hasTouch }
    const opened: Page[] = []
    await use(async (options = {}) => {
      const all = { ...given, ...(baseURL !== undefined && { baseURL }), ...options }
      const context = await openWatched(
        browser,
        all as BrowserContextOptions,
        misdeeds,
        () => misdeeds.ownOrigins,
      )
      const page = await context.newPage()
      opened.push(page)
      return page
    })
    await Promise.all(opened.map((page) => page.context().close()))
  },

  context: async ({ newBrowser }, use) => use((await newBrowser()).context()),
  page: async ({ context }, use) => use(context.pages()[0] ?? (await context.newPage())),

  signIn: async ({ stack, newBrowser }, use) => {
    await use(async (...roles) => {
      const person = await createPerson(stack, { roles })
      const page = await newBrowser()
      await useSession(page.context(), stack.url, await openSession(stack, person.id))
      return { person, page }
    })
  },

  startOwnStack: async ({ misdeeds }, use) => {
    const started: RunningStack[] = []
    await use(async (env = {}) => {
      const stack = await startStack({ env })
      started.push(stack)
      misdeeds.ownOrigins.add(stack.url)
      return { ...stack, database: stack.admin }
    })
    await Promise.all(started.map((stack) => stack.stop()))
  },
})
