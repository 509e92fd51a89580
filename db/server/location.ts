import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Account } from '#db/server/account.ts'

/**
 * The folder that holds the cluster: inside the data folder, or under /var/lib when the account cannot
 * reach it there (a project inside root's home, which nobody else may enter).
 */
export function serverDirectory(dataDirectory: string, account: Account | undefined): string {
  mkdirSync(dataDirectory, { recursive: true })
  const own = realpathSync(dataDirectory)
  if (account === undefined || isReachable(own, account)) return own
  const hash = createHash('sha256').update(own).digest('hex').slice(0, 10)
  const elsewhere = join('/var/lib', `plumbline-${hash}`)
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 })
  return elsewhere
}

/** True when the account may walk down to the folder, judged by the permission bits of every folder above. */
export function isReachable(path: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(path)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  const parent = dirname(path)
  return parent === path || isReachable(parent, account)
}

/** Creates a folder that only the account may open. */
export function makePrivateFolder(path: string, account: Account | undefined): void {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 })
  if (account !== undefined) chownSync(path, account.uid, account.gid)
}
