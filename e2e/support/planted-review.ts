import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { systems, users } from '#db/schema/index.ts'
import { dayMs, systemClock } from '#lib/platform/clock.ts'
import { actAs } from './act-as.ts'
import { createPerson, type Person } from './person.ts'
import type { Stack } from './stack.ts'

/** A running review of one system's access, out of turn, started by a new lead. @returns its id */
export async function plantReview(stack: Stack, systemId: string, title: string): Promise<string> {
  const lead = await createPerson(stack, { roles: ['lead'] })
  const act = await actAs(stack, lead)
  const drafted = await act('createAdHocCampaignAction', { title, scope: { systemIds: [systemId] } })
  const { campaignId } = drafted as { campaignId: string }
  await act('startCampaignAction', { campaignId })
  return campaignId
}

/** A revocation of what one account of a system holds, as a decision leaves it. @returns its id */
export async function plantRevocation(stack: Stack, systemId: string, username: string): Promise<string> {
  const id = randomUUID()
  const now = systemClock.now()
  const { rowCount } = await stack.database.pool.query(
    `insert into revocations (id, grant_key, grant_id, system_id, account_id, person_id, feed_id, target, is_privileged,
       quarter, status, requested_at, requested_by_id, requested_by_name, reason, due_at, seen_evidence_id)
     select $1::uuid, g.key, g.id, s.id, g.account_id, v.person_id, g.feed_id,
       jsonb_build_object('systemName', s.name, 'sourceKind', x.kind, 'sourceName', x.name, 'username', v.username,
         'accountExternalId', a.external_id, 'personName', p.name, 'resource', g.resource, 'role', g.role,
         'reduceToRole', null),
       g.is_privileged, '2026-Q4', 'open', $4, 'e2e', 'e2e', 'It is no longer needed.', $5, g.evidence_id
     from grants g
     join systems s on s.id = g.system_id
     join accounts a on a.id = g.account_id
     join access_sources x on x.id = a.source_id
     join account_versions v on v.account_id = g.account_id and v.valid_to is null
     left join person_versions p on p.person_id = v.person_id and p.valid_to is null
     where g.system_id = $2 and v.username = $3 and g.valid_to is null`,
    [id, systemId, username, now, new Date(now.getTime() + 7 * dayMs)],
  )
  if (rowCount !== 1) throw new Error(`${username} holds ${rowCount} roles, not one`)
  return id
}

/** Makes a user the person of the register with this address, and the owner of a system. */
export async function makeOwner(
  stack: Stack,
  user: Person,
  { personId, systemId, email }: { personId: string; systemId: string; email: string },
): Promise<void> {
  const { db } = stack.database
  await db.update(users).set({ email }).where(eq(users.id, user.id))
  await db.update(systems).set({ ownerId: personId }).where(eq(systems.id, systemId))
}
