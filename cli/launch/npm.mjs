import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { LaunchError, projectRoot } from './project.mjs'

const quietSeconds = 15

/**
 * Runs npm with its output shown, and says that it still works when npm says nothing for a while.
 *
 * @param {string[]} args
 * @param {(output: string) => LaunchError} explain turns npm's error output into words
 * @param {string} [cwd]
 * @returns {Promise<void>}
 */
export function runNpm(args, explain, cwd = projectRoot) {
  const child = spawn('npm', args, {
    cwd,
    env: environmentWithoutProjectBinaries(),
    stdio: ['ignore', 'inherit', 'pipe'],
    shell: process.platform === 'win32',
  })
  const startedAt = performance.now()
  const beat = setInterval(() => {
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    console.log(`  still installing (${seconds} s)`)
  }, quietSeconds * 1000)
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output += text
    process.stderr.write(text)
  })
  return new Promise((done, failed) => {
    child.on('error', () => {
      clearInterval(beat)
      failed(
        new LaunchError(
          'The command `npm` was not found.',
          'Install npm (it comes with Node), then run the command again.',
        ),
      )
    })
    child.on('close', (code) => {
      clearInterval(beat)
      if (code === 0) done()
      else failed(explain(output))
    })
  })
}

/**
 * `npm run` puts node_modules/.bin first in PATH, and the `node` there disappears while npm replaces
 * node_modules; the machine's own Node carries the installation.
 */
export function environmentWithoutProjectBinaries() {
  const bin = join(projectRoot, 'node_modules')
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(bin))
    .join(delimiter)
  const hasNode = path
    .split(delimiter)
    .some((folder) => existsSync(join(folder, process.platform === 'win32' ? 'node.exe' : 'node')))
  return { ...process.env, PATH: hasNode ? path : [dirname(process.execPath), path].join(delimiter) }
}
