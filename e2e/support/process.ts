import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { findPostmaster } from '#db/server/postmaster.ts'
import { clusterOf } from '#db/testing/e2e.ts'

/** The id of a process that an installation's supervisor runs. Null while it is being started again. */
function processOf(dataDirectory: string, verb: 'web' | 'worker'): number | null {
  const { pid: supervisor } = JSON.parse(readFileSync(join(dataDirectory, 'lock.json'), 'utf8')) as {
    pid: number
  }
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  for (const line of lines) {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    if (Number(parent) === supervisor && command?.endsWith(`plumbline.ts ${verb}`)) return Number(pid)
  }
  return null
}

/** Ends a process as the machine does when it runs out of memory: at once, without a word to it. */
export function killHard(dataDirectory: string, verb: 'web' | 'worker'): number {
  const pid = processOf(dataDirectory, verb)
  if (pid === null) throw new Error(`the ${verb} does not run`)
  process.kill(pid, 'SIGKILL')
  return pid
}

/** Waits until the supervisor has started another process in its place. */
export async function untilReplaced(
  dataDirectory: string,
  verb: 'web' | 'worker',
  killed: number,
): Promise<void> {
  const isReplaced = () => {
    const pid = processOf(dataDirectory, verb)
    return pid !== null && pid !== killed
  }
  await expect.poll(isReplaced, { message: `another ${verb} runs`, timeout: 60_000 }).toBe(true)
}

/** Ends PostgreSQL in the same way, and waits until the supervisor has started it again. */
export async function killDatabase(dataDirectory: string): Promise<void> {
  const running = () => findPostmaster(clusterOf(dataDirectory))
  const killed = running()?.pid
  if (killed === undefined) throw new Error('the database does not run')
  process.kill(killed, 'SIGKILL')
  const isReplaced = () => {
    const now = running()
    return now !== undefined && now.pid !== killed && now.status === 'ready'
  }
  await expect.poll(isReplaced, { message: 'another database runs', timeout: 60_000 }).toBe(true)
}
