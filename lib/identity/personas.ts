import { and, asc, eq, like } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { userRoles, users } from '#db/schema/identity.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { isLoopback, settings } from '#lib/platform/env.ts'

/** The people of the demonstration are known by their address, in a domain reserved for examples (RFC 2606). */
export const demoDomain = 'covenant.example'

export type PersonaKey = 'lead' | 'manager' | 'auditor' | 'engineer'
export type Persona = { key: PersonaKey; userId: string; name: string }

const personaRoles: Record<PersonaKey, Role> = {
  lead: 'lead',
  manager: 'manager',
  auditor: 'auditor',
  engineer: 'member',
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

/** One person for each persona: the first of the demonstration who holds its role. */
export async function listPersonas(db: Database): Promise<Persona[]> {
  const found = await Promise.all(
    (Object.keys(personaRoles) as PersonaKey[]).map(async (key) => {
      const [user] = await db
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
