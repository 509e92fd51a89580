import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, exists, isAlive, isWorkedIn } from '#db/server/processes.ts'

/** The running server process, as its own file in the cluster describes it. */
export type Postmaster = { pid: number; port: number; status: string }

/** Finds the server that runs on this cluster, if one does. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const written = readPostmaster(cluster)
  if (written === undefined || !isAlive(written.pid)) return undefined
  const command = commandOf(written.pid)
  return command === undefined || command.startsWith('postgres') ? written : undefined
}

/**
 * PostgreSQL refuses to start beside the file of a killed server when its process id still exists: given
 * to another program, or held by a dead process that nobody asked for (containers without an init).
 * Such a file is removed, but only when no process works in the cluster any more.
 * @returns whether starting makes sense now
 */
export function clearStaleFile(cluster: string): boolean {
  const written = readPostmaster(cluster)
  // A process id that is gone PostgreSQL recognises itself, with all its own checks.
  if (written === undefined || !exists(written.pid)) return true
  if (findPostmaster(cluster) !== undefined) return true
  if (isWorkedIn(cluster)) return false
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  return true
}

function readPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pidLine, , , portLine, , , , status] = readFileSync(file, 'utf8').split('\n')
  const pid = Number(pidLine)
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(portLine), status: status?.trim() ?? '' }
}
