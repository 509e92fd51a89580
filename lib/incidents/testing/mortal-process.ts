import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { PublicationWorld } from './publication-world.ts'

const script = join(import.meta.dirname, 'publication-process.ts')

/** `killed` at a point of the test's choosing, or `ended` by itself. */
export type End = 'killed' | 'ended'

/** Starts `publication-process.ts`; whatever it prints that is no error is handed to `onOutput`. */
export function startProcess(world: PublicationWorld, mode: 'worker' | 'web', onOutput?: () => void) {
  const role = mode === 'worker' ? 'plumbline_worker' : 'plumbline_app'
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=react-server', script, mode, world.database.urls[role], world.lead.actor.id],
    {
      env: { ...process.env, NODE_ENV: 'production', PLUMBLINE_PUBLICATION_HOSTS: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  child.stdout?.on('data', () => onOutput?.())
  const end = new Promise<End>((resolve, reject) => {
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve('killed')
      else if (code === 0) resolve('ended')
      else reject(new Error(`the ${mode} process ended with ${code}:\n${errors}`))
    })
  })
  return { end, kill: () => child.kill('SIGKILL') }
}

/** Holds the head of the ledger, at which every command waits before it commits, until it is let go. */
export async function holdCommits({ database }: PublicationWorld) {
  const client = await database.admin.pool.connect()
  await client.query('begin')
  await client.query('select size from ledger_head for update')
  return {
    async letGo() {
      await client.query('rollback')
      client.release()
    },
  }
}

const processes = `select count(*)::int as count from pg_stat_activity
  where application_name = 'publication process' and datname = current_database()`

/** The machine has other things to do than to be asked. */
const betweenLooksMs = 25

/** Resolves when a process has ended, or has done all its work and waits for nothing but its commit. */
export async function untilStuckOrOver(
  { sql }: PublicationWorld,
  end: Promise<End>,
): Promise<'stuck' | 'over'> {
  const over = end.then(() => 'over' as const)
  for (;;) {
    const [row] = await sql<{ count: number }>(`${processes} and wait_event_type = 'Lock'`)
    if ((row?.count ?? 0) > 0) return 'stuck'
    const state = await Promise.race([over, pause(betweenLooksMs)])
    if (state === 'over') return state
  }
}

/** The server may notice late that a process died: until then it holds what that had locked. */
export async function untilForgotten({ sql }: PublicationWorld): Promise<void> {
  for (;;) {
    const [row] = await sql<{ count: number }>(processes)
    if (row?.count === 0) return
    await pause(betweenLooksMs)
  }
}
