import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The operating-system user the server runs as. */
export type Account = { name: string; uid: number; gid: number }

const ownName = 'plumbline'

/**
 * PostgreSQL refuses to run as root, so root gives it an account of its own.
 * @returns undefined when this process is not root: the server then runs as the same user
 * @throws Error when root has no way to an unprivileged account
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const account = findAccount(ownName) ?? createAccount() ?? findAccount('postgres') ?? findAccount('nobody')
  if (account === undefined)
    throw new Error('no unprivileged user exists on this machine and none could be created')
  return account
}

function findAccount(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  if (line === undefined) return undefined
  const [, , uid, gid] = line.split(':')
  return { name, uid: Number(uid), gid: Number(gid) }
}

/** `useradd` on most Linux systems, `adduser` of BusyBox on the small ones. */
function createAccount(): Account | undefined {
  const attempts = [
    [
      'useradd',
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      ownName,
    ],
    ['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin', ownName],
  ] as const
  for (const [command, ...args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'ignore' })
      return findAccount(ownName)
    } catch {
      // Not on this machine, or not allowed here: the next way is tried, then an existing account.
    }
  }
  return undefined
}
