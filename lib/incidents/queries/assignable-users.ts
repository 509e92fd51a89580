import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { userRoles, users } from '#db/schema/identity.ts'
import { permissions } from '#lib/platform/auth/permissions.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { AssignableUsers } from '../model/assignable.ts'

/** Who can be given a duty and who can own a task: active users whose roles let them act on it. By name. */
export const assignableUsers = defineQuery({
  permission: 'incidents.respond',
  input: z.strictObject({}),
  async run({ db }): Promise<AssignableUsers> {
    const rows = await db
      .select({ id: users.id, name: users.name, role: userRoles.role })
      .from(users)
      .innerJoin(userRoles, eq(userRoles.userId, users.id))
      .where(
        and(
          eq(users.status, 'active'),
          isNull(users.disabledAt),
          inArray(userRoles.role, [...permissions['incident-tasks.own'].roles]),
        ),
      )
      .orderBy(asc(users.name), asc(users.id))
    const holders = (roles: readonly string[]) => [
      ...new Map(
        rows.filter(({ role }) => roles.includes(role)).map(({ id, name }) => [id, { id, name }]),
      ).values(),
    ]
    return {
      responders: holders(permissions['incidents.respond'].roles),
      owners: holders(permissions['incident-tasks.own'].roles),
    }
  },
})
