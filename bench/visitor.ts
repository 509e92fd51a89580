import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { apiTokens, sessions, userRoles, users } from '#db/schema/identity.ts'
import type { RunningStack } from '#db/testing/e2e.ts'
import { dayMs, systemClock } from '#lib/platform/clock.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()

/** A signed-in pillar lead and an API token, put straight into the benchmark's own database. */
export async function createVisitor({
  admin: { db },
}: RunningStack): Promise<{ cookie: string; token: string }> {
  const now = systemClock.now()
  const later = new Date(now.getTime() + dayMs)
  const userId = v7()
  await db.insert(users).values({
    id: userId,
    email: 'bench@example.org',
    name: 'Benchmark',
    status: 'active',
    mfaEnrolledAt: now,
    createdAt: now,
  })
  await db.insert(userRoles).values([
    { userId, role: 'lead', grantedAt: now },
    { userId, role: 'admin', grantedAt: now },
  ])
  const reference = randomBytes(32).toString('base64url')
  await db.insert(sessions).values({
    id: v7(),
    referenceHash: sha256(reference),
    userId,
    assurance: 'aal2',
    mfaAt: now,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: later,
  })
  const token = `plb_${randomBytes(32).toString('base64url')}`
  await db.insert(apiTokens).values({
    id: v7(),
    name: 'benchmark',
    tokenHash: sha256(token),
    hint: token.slice(0, 8),
    scopes: ['ingest', 'read', 'gate'],
    ownerId: userId,
    createdAt: now,
    createdBy: userId,
    expiresAt: later,
  })
  return { cookie: `plumbline-session=${reference}`, token }
}
