import { userRoles, users } from '#db/schema/index.ts'
import type { TestDatabase } from '#db/testing/database.ts'
import type { Role } from '../auth/roles.ts'
import type { Clock } from '../clock.ts'
import type { Ctx } from '../ctx.ts'
import { newId } from '../ids.ts'

type World = { database: TestDatabase; clock: Clock }
type Traits = { name: string; role: Role; email?: string; mfaEnrolledAt?: Date }

/** A new user of Plumbline with one role, signed in, with a second factor just shown whatever the clock says. */
export async function signedInUser(
  { database, clock }: World,
  { name, role, email, ...traits }: Traits,
): Promise<Ctx> {
  const id = newId(clock)
  const now = clock.now()
  await database.admin.db.insert(users).values({
    id,
    email: email ?? `${name.toLowerCase().replaceAll(' ', '.')}-${id.slice(-6)}@test.example`,
    name,
    status: 'active',
    createdAt: now,
    ...traits,
  })
  await database.admin.db.insert(userRoles).values({ userId: id, role, grantedAt: now })
  return {
    actor: { type: 'user', id, name },
    roles: new Set([role]),
    assurance: 'aal2',
    sessionId: newId(clock),
    get mfaAt() {
      return clock.now()
    },
    requestId: newId(clock),
    clock,
    db: database.app.db,
  }
}
