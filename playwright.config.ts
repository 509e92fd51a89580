import { existsSync } from 'node:fs'
import { defineConfig, devices } from '@playwright/test'

/** `npm test` names the browser; without it Debian's is used, or else Playwright's own. */
const named = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Chromium runs as root in containers, and must ask nobody outside for updates, fonts or spelling. */
const launchOptions = {
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
  ...(existsSync(named) && { executablePath: named }),
}

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/global-setup.ts',
  outputDir: 'test-results',
  // Two cores: more browsers would only measure each other.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Ends what hangs, and says nothing of speed: a busy machine is several times slower than a quiet one.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Without pictures, which cost more than the tests themselves; the snapshots of the pages are there.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions,
  },
  projects: [
    { name: 'desktop', testIgnore: /phone\.spec\.ts/, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      testMatch: /(accessibility|phone)\.spec\.ts/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
})
