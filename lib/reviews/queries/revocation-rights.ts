import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { RevocationLine } from '../model/revocation.ts'
import type { RevocationRights } from '../model/revocation-detail.ts'
import { mayClaim, refuseRisk } from '../rules/may-act-on-revocation.ts'
import { isOwnAccess } from '../rules/may-decide.ts'
import { mayMove } from '../rules/revocation-state.ts'
import { readAccountOwners } from './account-owners.ts'
import { actingPerson } from './acting-person.ts'

type Subject = Pick<RevocationLine, 'status' | 'systemId' | 'accountId' | 'personId' | 'ownerId'> & {
  requestedById: string
}

const none: RevocationRights = {
  claim: false,
  markNotSupported: false,
  acceptRisk: false,
  endRisk: false,
  reopen: false,
  whyNotAcceptRisk: null,
}

/** What the caller's own page offers; the commands judge for themselves. */
export async function revocationRights(ctx: Ctx, db: Database, subject: Subject): Promise<RevocationRights> {
  const person = await actingPerson(db, ctx)
  if (person === null) return none
  const { status } = subject
  const acting = { ...person, roles: ctx.roles }
  const decides = isAllowed(ctx, 'revocations.decide')
  const owner = (await readAccountOwners(db, [subject])).get(subject.accountId) ?? null
  const isOwn = isOwnAccess({ personId: subject.personId, owner }, person)
  const { rows } = await db.execute<{ ownerId: string | null }>(
    sql`select owner_id as "ownerId" from systems where id = ${subject.systemId}::uuid`,
  )
  const owners = [subject.ownerId, rows[0]?.ownerId ?? null]
  const couldAccept = decides && mayMove('accept_risk', status)
  const refusal = couldAccept ? refuseRisk(acting, { ...subject, isOwn }) : null
  return {
    claim: isAllowed(ctx, 'revocations.claim') && mayMove('claim', status) && mayClaim(acting, owners),
    markNotSupported: decides && mayMove('mark_not_supported', status),
    acceptRisk: couldAccept && refusal === null,
    endRisk: decides && mayMove('end_risk', status),
    reopen: decides && status === 'regranted' && !isOwn,
    whyNotAcceptRisk: refusal?.message ?? null,
  }
}
