import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { environmentWithoutProjectBinaries } from './npm.mjs'
import { LaunchError, projectRoot } from './project.mjs'

const packageFolder = join(projectRoot, 'node_modules', 'node')
const binary = join(packageFolder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Runs the `node` package's own install script, which fetches the build for this platform. */
export async function installPinnedNode() {
  if (runs(binary)) return linkForScripts()
  console.log(`Fetching Node ${pinnedVersion()} for this project (about 30 MB).`)
  const result = spawnSync('node', ['installArchSpecificPackage.js'], {
    cwd: packageFolder,
    env: environmentWithoutProjectBinaries(),
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (runs(binary)) return linkForScripts()
  if (isCurrentNodeEnough()) return
  const lines = (result.stderr ?? '').trim().split('\n')
  throw new LaunchError(
    `Node ${pinnedVersion()} could not be fetched for ${process.platform}-${process.arch} (${lines.at(-1) ?? 'no reason given'}).`,
    `Check the package registry, or install Node ${requiredMajor()} or newer yourself, then run the command again.`,
  )
}

/** npm links only what exists when it installs; scripts of package.json find the pinned Node by this link. */
function linkForScripts() {
  const link = join(projectRoot, 'node_modules', '.bin', 'node')
  if (process.platform === 'win32' || existsSync(link)) return
  rmSync(link, { force: true })
  symlinkSync(join('..', 'node', 'bin', 'node'), link)
}

/** Path of the Node that runs Plumbline: the pinned one, or the current one when it is new enough. */
export function pinnedNode() {
  if (existsSync(binary)) return binary
  if (isCurrentNodeEnough()) return process.execPath
  throw new LaunchError(
    `The pinned Node ${pinnedVersion()} is missing and this Node ${process.versions.node} is too old.`,
    'Remove node_modules and run the command again.',
  )
}

function pinnedVersion() {
  return readFileSync(join(projectRoot, '.node-version'), 'utf8').trim()
}

function requiredMajor() {
  return Number(pinnedVersion().split('.')[0])
}

function isCurrentNodeEnough() {
  return Number(process.versions.node.split('.')[0]) >= requiredMajor()
}

/** @param {string} path */
function runs(path) {
  return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0
}
