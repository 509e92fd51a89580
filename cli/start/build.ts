import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Progress } from '#cli/progress.ts'
import { projectRoot } from '#cli/project.ts'
import { compressFiles } from '#cli/start/brotli.ts'
import type { Shutdown } from '#cli/start/shutdown.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/** What the build reads. A changed test changes nothing, so tests are left out. */
const sources = ['app', 'components', 'db', 'lib', 'policy', 'public', 'proxy.ts', 'instrumentation.ts']
const configuration = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'next.config.js',
  'postcss.config.mjs',
]
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path)

const stampFile = join(projectRoot, '.next', 'plumbline-build')

/** Builds the pages when their sources changed since the last build; otherwise does nothing. */
export async function ensureBuild(progress: Progress, shutdown: Pick<Shutdown, 'add'>): Promise<void> {
  const stamp = sourceHash(projectRoot)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    await progress.step(
      'Pages',
      async () => undefined,
      () => 'built already',
    )
    return
  }
  // Gone while building: an interrupted build must not pass for a finished one.
  rmSync(stampFile, { force: true })
  await progress.step('Building the pages', async (say) => {
    await build(say, shutdown)
    say('compressing')
    await compressFiles(join(projectRoot, '.next', 'static'))
  })
  writeFileSync(stampFile, stamp)
}

/** SHA-256 over the names and contents of everything the build reads. */
export function sourceHash(root: string): string {
  const hash = createHash('sha256')
  for (const entry of [...sources, ...configuration]) {
    for (const path of filesUnder(root, entry)) {
      const content = readFileSync(join(root, path))
      hash.update(`${path}\0${content.length}\0`).update(content)
    }
  }
  return hash.digest('hex')
}

function filesUnder(root: string, path: string): string[] {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return isTest(path) ? [] : [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`))
}

function build(say: (what: string) => void, shutdown: Pick<Shutdown, 'add'>): Promise<void> {
  const next = join(projectRoot, 'node_modules', 'next', 'dist', 'bin', 'next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => void child.kill('SIGKILL')
  shutdown.add('build', { cleanly: async () => stop(), force: stop })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const line = text.trim().split('\n').at(-1)?.trim()
      if (line !== undefined && /^(Creating|Running|Collecting|Generating|Finalizing)/.test(line))
        say(line.toLowerCase())
    })
  }
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => {
      if (code === 0) return done()
      process.stderr.write(output)
      const next = 'Mend what the output above names, then start again.'
      failed(new PlumblineError('unavailable', 'The pages could not be built.', next))
    })
  })
}
