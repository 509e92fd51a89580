import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'

/** True when the process id is in use, even if only by a process that is dead and not yet cleared away. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A killed process stays in the table until its parent asks for it; it holds nothing any more. */
export function isAlive(pid: number): boolean {
  return exists(pid) && stateOf(pid) !== 'Z'
}

/** True when a process has the folder as its working directory, as every process of a database server has. */
export function isWorkedIn(folder: string): boolean {
  if (!existsSync('/proc/self/cwd')) return false
  const real = realpathSync(folder)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === real
      } catch {
        // Ended meanwhile, dead, or somebody else's: not a process of our server.
        return false
      }
    })
}

/** Name of the program behind a process id, or undefined when the system does not tell. */
export function commandOf(pid: number): string | undefined {
  const file = `/proc/${pid}/comm`
  try {
    if (existsSync(file)) return readFileSync(file, 'utf8').trim()
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('/')
      .at(-1)
  } catch {
    return undefined
  }
}

/**
 * When the process began, in the system's own notation: a process id alone is given away again, the
 * pair is not. Undefined when the system does not tell.
 */
export function startOf(pid: number): string | undefined {
  const fields = procStat(pid)
  // Field 22 of proc(5); the fields before the name's closing bracket are cut away.
  if (fields !== undefined) return fields[19]
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

function stateOf(pid: number): string | undefined {
  return procStat(pid)?.[0]
}

/** Fields of /proc/PID/stat after the program's name, which may itself hold spaces and brackets. */
function procStat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
