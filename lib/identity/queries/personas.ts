import { and, asc, eq, like } from 'drizzle-orm'
import { userRoles, users } from '#db/schema/identity.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { isLoopback, settings } from '#lib/platform/env.ts'
import { demoDomain } from '../model.ts'

export type PersonaKey = 'lead' | 'manager' | 'auditor' | 'engineer'
export type Persona = { key: PersonaKey; userId: string; name: string }

const personaRoles: Record<PersonaKey, Role> = {
  lead: 'lead',
  manager: 'manager',
  auditor: 'auditor',
  engineer: 'member',
}

/**
 * One person for each persona: the first of the demonstration who holds its role. None outside the
 * demonstration, or to a request that did not come over loopback.
 */
export async function listPersonas(ctx: Ctx, headers: Headers): Promise<Persona[]> {
  if (!arePersonasOffered(headers)) return []
  const found = await Promise.all(
    (Object.keys(personaRoles) as PersonaKey[]).map(async (key) => {
      const [user] = await ctx.db
        .select({ userId: users.id, name: users.name })
        .from(users)
        .innerJoin(userRoles, eq(userRoles.userId, users.id))
        .where(
          and(
            eq(userRoles.role, personaRoles[key]),
            eq(users.status, 'active'),
            like(users.email, `%@${demoDomain}`),
          ),
        )
        .orderBy(asc(users.createdAt), asc(users.id))
        .limit(1)
      return user ? { key, ...user } : null
    }),
  )
  return found.filter((persona) => persona !== null)
}

/**
 * Personas are offered in demo mode only, by a process that listens on loopback only, to a request that names a
 * loopback host: a tunnel in front of it shows in the Host it forwards.
 */
export function arePersonasOffered(headers: Headers): boolean {
  const { mode, host } = settings()
  if (mode !== 'demo' || !isLoopback(host)) return false
  const named = [headers.get('host'), headers.get('x-forwarded-host')].filter((value) => value !== null)
  return named.length > 0 && named.every(isLoopbackHost)
}

function isLoopbackHost(host: string): boolean {
  const url = `http://${host}`
  return URL.canParse(url) && isLoopback(new URL(url).hostname)
}
