import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, isAlive } from '#db/server/processes.ts'

/** The running server process, as its own file in the cluster describes it. */
export type Postmaster = { pid: number; port: number; status: string }

/**
 * Finds the server that runs on this cluster, if one does. After everything was killed, the file stays
 * behind and its process id may meanwhile belong to another program; such a file is removed, because
 * PostgreSQL itself would refuse to start next to it.
 */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pidLine, , , portLine, , , , status] = readFileSync(file, 'utf8').split('\n')
  const pid = Number(pidLine)
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined
  const command = commandOf(pid)
  if (command !== undefined && !command.startsWith('postgres')) {
    rmSync(file)
    return undefined
  }
  return { pid, port: Number(portLine), status: status?.trim() ?? '' }
}
