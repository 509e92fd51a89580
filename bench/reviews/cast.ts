import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { createDatabase, type DatabaseConnection } from '#db/client.ts'
import { appRole, urlForRole } from '#db/roles.ts'
import { userRoles, users } from '#db/schema/identity.ts'
import type { RunningStack } from '#db/testing/e2e.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { systemClock } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { headEmail, reviewerEmail, reviewers } from './organisation.ts'

/** The people of the campaign as signed-in users, on connections of the role that the web process has. */
export type Cast = { head: Ctx; reviewers: readonly Ctx[]; close(): Promise<void> }

/** One connection for each reviewer: what fifty of them wait for is then each other, not a place in the pool. */
export async function createCast({ admin, dataDirectory }: RunningStack): Promise<Cast> {
  const app = connect(admin, dataDirectory)
  const { rows } = await admin.db.execute<{ id: string }>(
    sql`select id from users where email = ${headEmail}`,
  )
  const [head] = rows
  if (!head) throw new Error(`Nobody signs in as ${headEmail}.`)
  const managers: Ctx[] = []
  for (let place = 0; place < reviewers; place++) {
    const id = newId(systemClock)
    const createdAt = systemClock.now()
    const name = `Manager ${place}`
    await admin.db.insert(users).values({
      id,
      email: reviewerEmail(place),
      name,
      status: 'active',
      mfaEnrolledAt: createdAt,
      createdAt,
    })
    await admin.db.insert(userRoles).values({ userId: id, role: 'manager', grantedAt: createdAt })
    managers.push(signedIn(app, { id, name }, 'manager'))
  }
  return {
    head: signedIn(app, { id: head.id, name: 'Benchmark' }, 'lead'),
    reviewers: managers,
    close: app.close,
  }
}

function signedIn({ db }: DatabaseConnection, user: { id: string; name: string }, role: Role): Ctx {
  return {
    actor: { type: 'user', ...user },
    roles: new Set([role]),
    assurance: 'aal2',
    sessionId: newId(systemClock),
    mfaAt: systemClock.now(),
    requestId: newId(systemClock),
    clock: systemClock,
    db,
  }
}

function connect({ pool }: DatabaseConnection, dataDirectory: string): DatabaseConnection {
  const url = pool.options.connectionString
  if (url === undefined) throw new Error('The address of the database is not known.')
  const database = decodeURIComponent(new URL(url).pathname.slice(1))
  const password = readFileSync(join(dataDirectory, 'secrets', 'database-app'), 'utf8').trim()
  return createDatabase({
    url: urlForRole(url, appRole, password, database),
    applicationName: 'bench reviewers',
    max: reviewers,
  })
}
