import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from './npm.mjs'
import { installPinnedNode } from './pinned-node.mjs'
import { hydratePostgres } from './postgres-links.mjs'
import { LaunchError, projectRoot } from './project.mjs'

const stampFile = join(projectRoot, 'node_modules', '.plumbline-lock')
const lockFile = join(projectRoot, 'package-lock.json')

/**
 * Installs the locked dependencies when they are missing or the lock changed.
 *
 * Install scripts are left out: npm versions differ in which of them they run, and the one of `node` fails
 * the whole installation on a platform it has no build for. The two that matter are run here by name.
 */
export async function ensureDependencies() {
  checkNodeVersion()
  const stamp = lockStamp()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  if (!isInstalledAsLocked()) {
    console.log('Installing the locked dependencies. The first time this takes a minute or two.')
    await runNpm(['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'], explainNpmFailure)
  }
  hydratePostgres()
  await installPinnedNode()
  writeFileSync(stampFile, stamp)
}

function checkNodeVersion() {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major >= 20) return
  throw new LaunchError(
    `Plumbline needs Node 20 or newer to begin; this is Node ${process.versions.node}.`,
    'Install a newer Node (https://nodejs.org), then run the same command again.',
  )
}

/** Two machines sharing a folder must not share binaries: the platform is part of the stamp. */
function lockStamp() {
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  return `${lock} ${process.platform}-${process.arch}\n`
}

/** True when somebody already ran `npm ci` by hand and the result matches the lock, package by package. */
function isInstalledAsLocked() {
  const hidden = join(projectRoot, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const locked = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    // Optional packages for other platforms are absent by design.
    if (found === undefined) return entry.optional === true || entry.devOptional === true
    return found.version === entry.version && existsSync(join(projectRoot, path))
  })
}

/** @param {string} output */
function explainNpmFailure(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH/.test(output)) {
    return new LaunchError(
      'npm could not reach the package registry, so the dependencies are not installed.',
      'Check the network, the proxy (`npm config get proxy`) and the registry (`npm config get registry`), then run the command again.',
    )
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return new LaunchError(
      `npm may not write to ${join(projectRoot, 'node_modules')}.`,
      'Make the folder yours (for example `sudo chown -R "$USER" .`), then run the command again.',
    )
  }
  if (/are in sync/.test(output)) {
    return new LaunchError(
      'package.json and package-lock.json do not belong together; npm names the packages above.',
      'Check both out from the same commit. Who changed them: run `npm install` and commit both.',
    )
  }
  if (/ENOSPC/.test(output)) {
    return new LaunchError('The disk is full.', 'Free about 2 GB, then run the command again.')
  }
  return new LaunchError(
    'npm could not install the locked dependencies; its own words are above.',
    'Mend what npm names, then run the command again. `npm ci` shows the same error alone.',
  )
}
