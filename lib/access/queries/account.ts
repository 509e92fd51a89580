import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { type AccountDetail, mostAccountGrants } from '../model/account-detail.ts'
import { heldAt, momentOf } from './held-at.ts'

type Dates = 'lastUsedAt' | 'knownSince' | 'decision'
type Row = Omit<AccountDetail, Dates> & {
  lastUsedAt: string | null
  knownSince: string
  decision: (Omit<NonNullable<AccountDetail['decision']>, 'at'> & { at: string }) | null
}

/** @throws PlumblineError `not_found` where the account was not known by the moment (null: now) */
export const getAccount = defineQuery({
  permission: 'access.read',
  input: z.strictObject({ accountId: z.uuid(), asOf: z.date().nullable().default(null) }),
  async run({ db, input: { accountId, asOf }, now }): Promise<AccountDetail> {
    const { rows } = await db.execute<Row>(sql`
      select a.id, a.system_id as "systemId", s.name as "systemName", a.source_id as "sourceId", x.name as "sourceName",
        a.external_id as "externalId", v.username, v.display_name as "displayName", v.email, v.kind, v.status, v.mfa,
        v.matched_by as "matchedBy", v.evidence_id as "evidenceId", not coalesce(${heldAt('v', asOf)}, false) as "isGone",
        a.last_used_at as "lastUsedAt", (select min(w.valid_from) from account_versions w where w.account_id = a.id) as "knownSince",
        (select json_build_object('id', p.person_id, 'name', p.name, 'state', p.state) from person_versions p
          where p.person_id = v.person_id and ${heldAt('p', asOf)}) as person,
        (select json_build_object('kind', d.kind, 'at', d.decided_at, 'reason', d.reason, 'byName', u.name,
            'personName', (select p.name from person_versions p where p.person_id = d.person_id and p.valid_to is null))
          from account_decisions d left join users u on u.id = d.decided_by
          where d.account_id = a.id and d.decided_at <= ${momentOf(asOf, now)}) as decision,
        (select count(*)::int from grants g where g.account_id = a.id and ${heldAt('g', asOf)}) as "grantCount",
        (select coalesce(json_agg(json_build_object('id', g.id, 'role', g.role, 'resource', g.resource,
            'isPrivileged', g.is_privileged, 'path', g.path)), '[]')
          from (select * from grants g where g.account_id = a.id and ${heldAt('g', asOf)}
            order by g.is_privileged desc, g.role, g.resource limit ${mostAccountGrants}) g) as grants
      from accounts a
      join systems s on s.id = a.system_id
      join access_sources x on x.id = a.source_id
      join lateral (select * from account_versions v where v.account_id = a.id
        and v.valid_from <= ${momentOf(asOf, now)} order by v.valid_from desc limit 1) v on true
      where a.id = ${accountId}::uuid`)
    const [row] = rows
    if (row === undefined) throw notFound('The account', 'It may not have been known by that day.')
    return {
      ...row,
      lastUsedAt: row.lastUsedAt === null ? null : new Date(row.lastUsedAt),
      knownSince: new Date(row.knownSince),
      decision: row.decision && { ...row.decision, at: new Date(row.decision.at) },
    }
  },
})
