import { join } from 'node:path'
import { modulePath, runNode } from '#cli/test/command.ts'
import { type Counts, trusted } from '#cli/test/counts.ts'
import { countVitest } from '#cli/test/reports.ts'

/** Runs one of the projects of vitest.config.ts. */
export async function runVitest(
  project: 'unit' | 'db',
  scratch: string,
  env: Record<string, string> = {},
): Promise<Counts> {
  const report = join(scratch, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const exitCode = await runNode(
    [modulePath('vitest', 'vitest.mjs'), 'run', '--project', project, ...reporters],
    env,
  )
  return trusted(countVitest(report), exitCode)
}
