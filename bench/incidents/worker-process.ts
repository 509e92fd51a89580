import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const projectRoot = resolve(import.meta.dirname, '..', '..')

export type WorkerProcess = {
  /** How its connections are called in `pg_stat_activity`. */
  name: string
  /** As a power cut ends it. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** A worker of its own, as `plumbline worker` runs it, on a database that exists. Returns when it takes jobs. */
export async function startWorker(
  name: string,
  databaseUrl: string,
  dataDirectory: string,
): Promise<WorkerProcess> {
  const url = new URL(databaseUrl)
  url.searchParams.set('application_name', name)
  const child = spawn(
    process.execPath,
    [
      '--conditions=react-server',
      '--disable-proto=delete',
      join(projectRoot, 'cli', 'plumbline.ts'),
      'worker',
    ],
    {
      cwd: projectRoot,
      env: { ...process.env, PLUMBLINE_DATA: dataDirectory, PLUMBLINE_WORKER_DATABASE_URL: url.href },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  )
  let output = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  await new Promise<void>((ready, failed) => {
    child.once('message', () => ready())
    child.once('exit', (code) => failed(new Error(`${name} ended with exit code ${code}:\n${output}`)))
  })
  return { name, kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') }
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill(signal)
  })
}
