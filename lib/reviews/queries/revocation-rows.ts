import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { RevocationLine } from '../model/revocation.ts'
import type { RevocationStatus } from '../model.ts'
import { isOverdue, isProvenLate, nextDeadline } from '../rules/revocation-sla.ts'

type Times = 'requestedAt' | 'dueAt' | 'claimedAt' | 'provenAt' | 'regrantedAt' | 'riskAcceptedUntil'
type Row = Omit<RevocationLine, Times | 'deadlineAt' | 'isOverdue' | 'isProvenLate' | 'isFalseClaim'> & {
  status: RevocationStatus
} & Record<'requestedAt' | 'dueAt', string> &
  Record<'claimedAt' | 'provenAt' | 'regrantedAt' | 'riskAcceptedUntil', string | null>

/** Revocations as lists show them, by a condition on `revocations r`. */
export async function readRevocations(
  db: Database,
  condition: SQL,
  { order, limit }: { order: SQL; limit: number },
  now: Date,
): Promise<RevocationLine[]> {
  const { rows } = await db.execute<Row>(sql`
    select r.id, r.status, r.system_id as "systemId", r.target ->> 'systemName' as "systemName",
      r.account_id as "accountId", r.target ->> 'username' as username, r.person_id as "personId",
      r.target ->> 'personName' as "personName", r.target ->> 'resource' as resource, r.target ->> 'role' as role,
      r.target ->> 'reduceToRole' as "reduceToRole", r.is_privileged as "isPrivileged", r.quarter,
      r.requested_at as "requestedAt", r.requested_by_name as "requestedByName", r.due_at as "dueAt",
      r.owner_id as "ownerId", o.name as "ownerName", r.claimed_at as "claimedAt",
      r.claimed_by_name as "claimedByName", r.proven_at as "provenAt", r.regranted_at as "regrantedAt",
      r.risk_accepted_until as "riskAcceptedUntil"
    from revocations r
    left join person_versions o on o.person_id = r.owner_id and o.valid_to is null
    where ${condition}
    order by ${order} limit ${limit}`)
  return rows.map((row) => toLine(row, now))
}

const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text))
const iso = (text: string | null): string | null => toDate(text)?.toISOString() ?? null

function toLine(row: Row, now: Date): RevocationLine {
  const clock = {
    status: row.status,
    dueAt: new Date(row.dueAt),
    provenAt: toDate(row.provenAt),
    riskAcceptedUntil: toDate(row.riskAcceptedUntil),
  }
  return {
    ...row,
    requestedAt: new Date(row.requestedAt).toISOString(),
    dueAt: clock.dueAt.toISOString(),
    deadlineAt: nextDeadline(clock)?.toISOString() ?? null,
    isOverdue: isOverdue(clock, now),
    isProvenLate: isProvenLate(clock),
    isFalseClaim: row.status === 'open' && row.claimedAt !== null,
    claimedAt: iso(row.claimedAt),
    provenAt: iso(row.provenAt),
    regrantedAt: iso(row.regrantedAt),
    riskAcceptedUntil: iso(row.riskAcceptedUntil),
  }
}
