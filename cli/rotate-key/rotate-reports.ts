import type { Pool } from 'pg'
import { findAdminUrl } from '#cli/doctor/database.ts'
import { createProgress } from '#cli/progress.ts'
import { databaseName, databaseUrls, rolePasswords } from '#cli/start/database.ts'
import { createDatabase } from '#db/client.ts'
import { ownerRole } from '#db/roles.ts'
import { rotateReportKey } from '#lib/incidents/jobs/rotate-report-key.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'

/**
 * Rotates the key of confidential reports beside a running Plumbline.
 * @throws PlumblineError `unavailable` when the database does not run
 */
export async function rotateReports(): Promise<void> {
  const current = settings()
  const connection = createDatabase({
    url: ownerUrl(),
    applicationName: 'plumbline rotate-key',
    max: 2,
    statementTimeoutMs: 0,
  })
  try {
    const ctx = systemCtx('key rotation', connection.db, systemClock)
    const rotate = (say: (what: string) => void) => {
      let rows = 0
      return rotateReportKey(ctx, current.dataDirectory, (name, more) => {
        rows += more
        say(`${formatQuantity(rows, 'value')} sealed anew, now ${name}`)
      })
    }
    await createProgress().step(
      'Key of confidential reports',
      (say) => alone(connection.pool, () => rotate(say)),
      (sealed) => `replaced, ${formatQuantity(sealed, 'value')} sealed anew`,
    )
  } finally {
    await connection.close()
  }
}

/** Any number that no other advisory lock of Plumbline uses. */
const rotationLock = 4_207_003

/**
 * Two rotations at once would replace each other's keys: the second one is refused. The lock is that of a connection,
 * which is held for the whole time.
 * @throws PlumblineError `conflict`
 */
async function alone<R>(pool: Pool, work: () => Promise<R>): Promise<R> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ isOurs: boolean }>('select pg_try_advisory_lock($1) as "isOurs"', [
      rotationLock,
    ])
    if (rows[0]?.isOurs === true) return await work()
    throw new PlumblineError(
      'conflict',
      'The key is being rotated already.',
      'Wait until the other rotation has ended.',
    )
  } finally {
    // Ends the session and with it the lock.
    client.release(true)
  }
}

/** The database as the owner of its tables: no role that signs in may change what was sealed. */
function ownerUrl(): string {
  const current = settings()
  const admin = findAdminUrl(current)
  if (admin === undefined)
    throw new PlumblineError(
      'unavailable',
      'The embedded PostgreSQL is not running.',
      'Run `npm start` in another terminal, then this again: people can go on working meanwhile.',
    )
  const { migrator } = databaseUrls(admin, databaseName(current), rolePasswords(current.dataDirectory))
  const url = new URL(migrator)
  url.searchParams.set('options', `-c role=${ownerRole}`)
  return url.href
}
