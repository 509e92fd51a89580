import { and, asc, count, eq, gt, ilike, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { userRoles, users } from '#db/schema/identity.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { defineQuery } from '#lib/platform/query.ts'

export type PersonItem = {
  id: string
  name: string
  email: string
  status: 'invited' | 'active' | 'disabled'
  roles: Role[]
  hasSecondFactor: boolean
  lastSignedInAt: Date | null
}

export type UsersPage = {
  items: PersonItem[]
  /** Pass as `after` for the next page; null on the last. */
  next: { name: string; id: string } | null
  total: number
  withoutSecondFactor: number
}

const pageSize = 50

/** People by name, a page at a time (keyset), with how many there are in all. */
export const listUsers = defineQuery({
  permission: 'users.read',
  input: z.strictObject({
    search: z.string().trim().max(100).optional(),
    after: z.strictObject({ name: z.string().max(200), id: z.uuid() }).optional(),
  }),
  async run({ input, db }): Promise<UsersPage> {
    const { search, after } = input
    // A person's own % and _ are letters, not wildcards.
    const pattern = search ? `%${search.replaceAll(/[\\%_]/g, '\\$&')}%` : null
    const found = pattern ? or(ilike(users.name, pattern), ilike(users.email, pattern)) : undefined
    const beyond = after
      ? or(gt(users.name, after.name), and(eq(users.name, after.name), gt(users.id, after.id)))
      : undefined
    const [rows, [figures]] = await Promise.all([
      db
        .select({
          id: users.id,
          name: users.name,
          email: users.email,
          status: users.status,
          mfaEnrolledAt: users.mfaEnrolledAt,
          lastSignedInAt: users.lastSignedInAt,
          roles: sql<Role[]>`coalesce((select array_agg(${userRoles.role}::text order by ${userRoles.role})
            from ${userRoles} where ${userRoles.userId} = ${users.id}), '{}')`,
        })
        .from(users)
        .where(and(found, beyond))
        .orderBy(asc(users.name), asc(users.id))
        .limit(pageSize + 1),
      db
        .select({
          total: count(),
          withoutSecondFactor: sql<number>`(count(*) filter (where ${users.mfaEnrolledAt} is null
            and ${users.status} = 'active'))::int`,
        })
        .from(users)
        .where(found),
    ])
    const items = rows.slice(0, pageSize).map(({ mfaEnrolledAt, ...row }) => ({
      ...row,
      hasSecondFactor: mfaEnrolledAt !== null,
    }))
    const last = rows.length > pageSize ? items.at(-1) : undefined
    return {
      items,
      next: last ? { name: last.name, id: last.id } : null,
      total: figures?.total ?? 0,
      withoutSecondFactor: figures?.withoutSecondFactor ?? 0,
    }
  },
})
