import { join } from 'node:path'
import { findChromium } from '#cli/test/chromium.ts'
import { modulePath, runNode } from '#cli/test/command.ts'
import { type Counts, trusted } from '#cli/test/counts.ts'
import { countPlaywright } from '#cli/test/reports.ts'

/** Runs the browser tests against the built pages. */
export async function runPlaywright(scratch: string): Promise<Counts> {
  const report = join(scratch, 'e2e.json')
  const exitCode = await runNode(
    [
      modulePath('@playwright', 'test', 'cli.js'),
      'test',
      '--config=playwright.config.ts',
      '--reporter=list,json',
    ],
    { CHROMIUM_PATH: await findChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  )
  return trusted(countPlaywright(report), exitCode)
}
