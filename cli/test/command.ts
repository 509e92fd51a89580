import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { projectRoot } from '#cli/project.ts'

/** Where the project's packages keep their programs. */
export const modulePath = (...path: string[]) => join(projectRoot, 'node_modules', ...path)

/**
 * Runs a script under this Node with its output shown. Settings of the caller are left out: a test must
 * not depend on them, nor reach a real database through them.
 * @returns the exit code
 */
export function runNode(args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...neutralEnvironment(), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('exit', (code) => done(code ?? 1))
  })
}

const kept = ['PLUMBLINE_FIXTURES', 'PLUMBLINE_DESIGN']

function neutralEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) =>
      kept.includes(name) ||
      !/^(PLUMBLINE_|DATABASE_|SMTP_|MAIL_|HOST$|PORT$|PUBLIC_URL$|NODE_ENV$)/.test(name),
  )
  // Programs that start `node` by name get this one.
  const path = [dirname(process.execPath), modulePath('.bin'), process.env.PATH ?? ''].join(delimiter)
  const env = { ...Object.fromEntries(entries), PATH: path, NEXT_TELEMETRY_DISABLED: '1' }
  // Next declares NODE_ENV as always present; here every program chooses it itself.
  return env as unknown as NodeJS.ProcessEnv
}
