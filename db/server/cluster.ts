import { execFile } from 'node:child_process'
import {
  appendFileSync,
  chownSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from '#db/server/account.ts'
import type { ServerBinaries } from '#db/server/binaries.ts'
import { hostBasedAuthentication, type ServerPurpose, serverConfiguration } from '#db/server/configuration.ts'
import { makePrivateFolder } from '#db/server/location.ts'
import { runAs } from '#db/server/run-as.ts'

export const adminRole = 'plumbline_admin'

/** The major version that wrote the files of a cluster, or undefined when there is none yet. */
export function clusterMajor(cluster: string): number | undefined {
  const file = join(cluster, 'PG_VERSION')
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined
}

/** From this version on, PostgreSQL sorts and compares by itself, independent of the machine's C library. */
const builtinLocaleMajor = 17

/**
 * Creates an empty cluster. It is made beside its place and moved there when complete, so that an
 * interrupted start leaves nothing that looks like a database.
 */
export async function createCluster(
  cluster: string,
  options: {
    binaries: ServerBinaries
    account: Account | undefined
    adminPassword: string
    purpose: ServerPurpose
  },
): Promise<void> {
  const { binaries, account } = options
  const unfinished = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  rmSync(unfinished, { recursive: true, force: true })
  makePrivateFolder(unfinished, account)
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, options.adminPassword, { mode: 0o600 })
  if (account !== undefined) chownSync(passwordFile, account.uid, account.gid)
  const locale =
    binaries.major >= builtinLocaleMajor
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C']
  try {
    await promisify(execFile)(
      join(binaries.directory, 'initdb'),
      [
        ...[
          '--pgdata',
          unfinished,
          '--username',
          adminRole,
          '--pwfile',
          passwordFile,
          '--auth',
          'scram-sha-256',
        ],
        ...['--encoding', 'UTF8', ...locale],
        ...(options.purpose === 'throw-away' ? ['--no-sync'] : ['--data-checksums']),
      ],
      runAs(account, dirname(cluster)),
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
  appendFileSync(join(unfinished, 'postgresql.conf'), "\ninclude 'plumbline.conf'\n")
  renameSync(unfinished, cluster)
}

/** Writes the settings that belong to Plumbline; the server reads them when it starts. */
export function configureCluster(
  cluster: string,
  options: { port: number; purpose: ServerPurpose; account: Account | undefined },
): void {
  const files = {
    'plumbline.conf': serverConfiguration(options.port, options.purpose),
    'pg_hba.conf': hostBasedAuthentication,
  }
  for (const [name, text] of Object.entries(files)) {
    const file = join(cluster, name)
    writeFileSync(file, text, { mode: 0o600 })
    if (options.account !== undefined) chownSync(file, options.account.uid, options.account.gid)
  }
}
