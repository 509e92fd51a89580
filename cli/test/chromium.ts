import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { modulePath, runNode } from '#cli/test/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Path of a Chromium: the one CHROMIUM_PATH names, one of this machine, Playwright's own, or one that is
 * installed now.
 * @throws PlumblineError `unavailable` when there is none and none can be installed
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined) {
    if (existsSync(named)) return named
    throw new PlumblineError(
      'unavailable',
      `CHROMIUM_PATH names ${named}, which does not exist.`,
      'Correct or unset it.',
    )
  }
  return findInstalled() ?? (await install())
}

function findInstalled(): string | undefined {
  return [...usualPlaces, chromium.executablePath()].find((path) => existsSync(path))
}

async function install(): Promise<string> {
  console.log('No Chromium on this machine; asking Playwright for one.')
  await runNode([modulePath('@playwright', 'test', 'cli.js'), 'install', 'chromium'])
  const downloaded = findInstalled()
  if (downloaded !== undefined) return downloaded
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Playwright has none for this machine; installing the package `chromium`.')
    const quiet = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
    spawnSync('apt-get', ['update', '-q'], quiet)
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], quiet)
  }
  const installed = findInstalled()
  if (installed !== undefined) return installed
  throw new PlumblineError(
    'unavailable',
    'The browser tests need Chromium, and none could be installed.',
    'Install it (on Debian: `sudo apt-get install chromium`), or set CHROMIUM_PATH to one you have.',
  )
}
