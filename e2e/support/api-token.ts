import { createHash, randomBytes } from 'node:crypto'
import { like } from 'drizzle-orm'
import { v7 as newId } from 'uuid'
import { apiTokens, rateLimits } from '#db/schema/identity.ts'
import { dayMs, systemClock } from '#lib/platform/clock.ts'
import { createPerson } from './person.ts'
import type { Stack } from './stack.ts'

export const everyScope = ['ingest', 'gate', 'read', 'scim', 'report', 'respond'] as const
export type Scope = (typeof everyScope)[number]

/** A live API token, as a pipeline keeps one. The journey that makes one in the browser is `api-tokens.spec.ts`. */
export async function createToken(
  stack: Stack,
  scopes: readonly Scope[],
  options: { name?: string; expiresAt?: Date; revokedAt?: Date } = {},
): Promise<string> {
  const owner = await createPerson(stack, { roles: ['admin'] })
  const now = systemClock.now()
  const token = `plb_${randomBytes(32).toString('base64url')}`
  await stack.database.db.insert(apiTokens).values({
    id: newId(),
    name: options.name ?? `test ${scopes.join(', ')}`,
    tokenHash: createHash('sha256').update(token).digest(),
    hint: token.slice(0, 8),
    scopes: [...scopes],
    ownerId: owner.id,
    createdAt: now,
    createdBy: owner.id,
    expiresAt: options.expiresAt ?? new Date(now.getTime() + dayMs),
    revokedAt: options.revokedAt ?? null,
  })
  return token
}

/** Wrong tokens are counted by address, and every test calls from the same one: none is to pay for the others. */
export async function forgetWrongTokens({ database }: Stack): Promise<void> {
  await database.db.delete(rateLimits).where(like(rateLimits.key, 'bearer:%'))
}
