import type { Account } from '#db/server/account.ts'

/**
 * Spawn options for the server's programs: its account, a folder it can enter, and an environment
 * without our settings, secrets and locale.
 */
export function runAs(account: Account | undefined, cwd: string) {
  const { PATH, TMPDIR, SystemRoot } = process.env
  const env = Object.fromEntries(
    Object.entries({ PATH, TMPDIR, SystemRoot, LC_ALL: 'C', TZ: 'UTC' }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as NodeJS.ProcessEnv
  return account === undefined ? { cwd, env } : { cwd, env, uid: account.uid, gid: account.gid }
}
