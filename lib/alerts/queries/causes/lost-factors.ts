import { sql } from 'drizzle-orm'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

type Row = {
  accountId: string
  username: string
  mfa: 'none' | 'unknown'
  personId: string | null
  systemId: string
  systemName: string
  ownerId: string | null
}

/**
 * People's accounts in production whose second factor was registered once and is gone, or can no longer be seen
 * (policy clause II.B.1). What can no longer be seen is covered while somebody attests it for the source.
 */
export const lostFactors: CauseQuery = async (db, asOf) => {
  const { rows } = await db.execute<Row>(sql`
    select v.account_id as "accountId", v.username, v.mfa, v.person_id as "personId", s.id as "systemId",
      s.name as "systemName", s.owner_id as "ownerId"
    from account_versions v
    join systems s on s.id = v.system_id and s.environment = 'production' and s.retired_at is null
    join accounts a on a.id = v.account_id
    join access_sources f on f.id = a.source_id
    where v.valid_to is null and v.status = 'active' and v.kind <> 'service' and v.mfa <= 'none'
      and not (v.mfa = 'unknown' and coalesce(
        (f.mfa_attestation ->> 'until')::timestamptz > ${asOf.toISOString()}::timestamptz, false))
      and exists (
        select from account_versions b
        where b.account_id = v.account_id and b.valid_from < v.valid_from and b.mfa >= 'registered')`)
  return rows.map(toCause)
}

function toCause(row: Row): AlertCause {
  const owner = row.ownerId === null ? [] : [{ personId: row.ownerId }]
  return {
    kind: 'mfa_lost',
    cause: `account:${row.accountId}`,
    urgency: 'urgent',
    title: `${row.username} lost the second factor on ${row.systemName}`,
    body: `It was registered before; now the system ${row.mfa === 'none' ? 'says there is none' : 'no longer says'}. It closes when an import shows it again, or the account is switched off.`,
    href: `/systems/${row.systemId}`,
    subject: { accountId: row.accountId, systemId: row.systemId },
    dueAt: null,
    owners: row.personId === null ? owner : [{ personId: row.personId }],
    escalation: [...owner, { role: 'lead' }],
  }
}
