import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#cli/project.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

const folder = join(projectRoot, 'cli', 'test', 'github-description')

/**
 * Installs GitHub's description of its API, which the stand-in for GitHub is held to, when it is missing. It is apart
 * from the product's packages: 400 MB that nobody needs but the tests.
 * @throws PlumblineError `unavailable`
 */
export function ensureGitHubDescription(): void {
  const installed = join(folder, 'node_modules', '@octokit', 'openapi', 'generated', 'api.github.com.json')
  if (existsSync(installed)) return
  console.log("Installing GitHub's description of its API, once, for the tests.")
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'],
    {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  )
  if (status === 0 && existsSync(installed)) return
  throw new PlumblineError(
    'unavailable',
    "npm could not install GitHub's description of its API; its own words are above.",
    `Mend what npm names, then run the command again. \`npm ci --ignore-scripts\` in ${folder} shows the same error alone.`,
  )
}
