import { PlumblineError } from '#lib/platform/errors.ts'

const ownDatabase = 'Or set DATABASE_URL to a PostgreSQL server of your own.'

/** Why the embedded server cannot be used, in words. */
export const ServerFailure = {
  noBinaries(major: number | undefined): PlumblineError {
    const which =
      major === undefined ? 'PostgreSQL (15 or newer)' : `PostgreSQL ${major}, which wrote the existing data,`
    return new PlumblineError(
      'unavailable',
      `${which} was not found in a form that runs on ${process.platform}-${process.arch}.`,
      `Install it (on Debian: \`apt-get install postgresql\`). ${ownDatabase}`,
    )
  },
  fromLog(what: string, log: string): PlumblineError {
    const reason = log
      .split('\n')
      .filter((line) => /FATAL|PANIC|ERROR|HINT/.test(line))
      .slice(-3)
      .join(' ')
    return new PlumblineError(
      'unavailable',
      `${what} ${reason || 'Its log gives no reason.'}`,
      `The log is plumbline-server.log in the database folder. ${ownDatabase}`,
    )
  },
  unreachable(cause: unknown): PlumblineError {
    return new PlumblineError(
      'unavailable',
      'A database server runs on this data folder but does not let Plumbline in.',
      'If you restored the folder, restore its `secrets` folder from the same backup. Otherwise stop that server.',
      { cause },
    )
  },
}
