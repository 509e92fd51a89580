import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import { isOpenRegrant } from './open-regrant.ts'

export type CycleFact = {
  campaignId: string
  title: string
  quarter: string
  startedAt: Date
  dueAt: Date
  itemCount: number
  signedCount: number
  parts: { reviewerId: string; reviewerName: string; unsignedCount: number }[]
}

export type RevocationFact = {
  revocationId: string
  label: string
  systemId: string
  isPrivileged: boolean
  dueAt: Date
  acceptedUntil: Date | null
  isRegranted: boolean
}

const toDate = (value: string | null): Date | null => (value === null ? null : new Date(value))

/**
 * The newest quarterly campaigns that had started by a moment, newest first, with what each reviewer had not signed
 * by then. Items whose grant had ended, or whose place another took, are owed by nobody.
 */
export const cycleFacts = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({ asOf: z.date(), most: z.int().min(1).max(8) }),
  async run({ db, input: { asOf, most } }): Promise<CycleFact[]> {
    const at = asOf.toISOString()
    const { rows } = await db.execute<{
      campaignId: string
      title: string
      quarter: string
      startedAt: string
      dueAt: string
      itemCount: number
      signedCount: number
      parts: CycleFact['parts'] | null
    }>(sql`
      with cycle as (
        select * from campaigns where kind = 'quarterly' and status in ('running', 'completed') and started_at <= ${at}::timestamptz
        order by started_at desc limit ${most}
      ), part as (
        select i.campaign_id, i.reviewer_id, count(*)::int as items,
          count(*) filter (where i.signed_at <= ${at}::timestamptz)::int as signed
        from review_items i join cycle c on c.id = i.campaign_id
        where (i.gone_at is null or i.gone_at > ${at}::timestamptz or i.signed_at <= ${at}::timestamptz)
          and (i.superseded_at is null or i.superseded_at > ${at}::timestamptz)
        group by 1, 2
      )
      select c.id as "campaignId", c.title, c.quarter, c.started_at as "startedAt", c.due_at as "dueAt",
        coalesce(sum(p.items), 0)::int as "itemCount", coalesce(sum(p.signed), 0)::int as "signedCount",
        json_agg(json_build_object('reviewerId', p.reviewer_id, 'reviewerName', coalesce(v.name, 'Nobody'),
          'unsignedCount', p.items - p.signed) order by p.reviewer_id) filter (where p.items > p.signed) as parts
      from cycle c
      left join part p on p.campaign_id = c.id
      left join person_versions v on v.person_id = p.reviewer_id and v.valid_to is null
      group by c.id, c.title, c.quarter, c.started_at, c.due_at
      order by c.started_at desc`)
    return rows.map((row) => ({
      ...row,
      startedAt: new Date(row.startedAt),
      dueAt: new Date(row.dueAt),
      parts: row.parts ?? [],
    }))
  },
})

/** Revocations that no import had proven by a moment, and access given back since that nobody had answered by then. */
export const revocationFacts = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({ asOf: z.date() }),
  async run({ db, input: { asOf } }): Promise<RevocationFact[]> {
    const at = asOf.toISOString()
    const { rows } = await db.execute<{
      revocationId: string
      username: string
      personName: string | null
      systemName: string
      role: string
      resource: string
      systemId: string
      isPrivileged: boolean
      dueAt: string
      acceptedUntil: string | null
      isRegranted: boolean
    }>(sql`
      select r.id as "revocationId", r.target ->> 'username' as username, r.target ->> 'personName' as "personName",
        r.target ->> 'systemName' as "systemName", r.target ->> 'role' as role, r.target ->> 'resource' as resource, r.system_id as "systemId",
        r.is_privileged as "isPrivileged", r.due_at as "dueAt", r.risk_accepted_until as "acceptedUntil",
        coalesce(r.regranted_at <= ${at}::timestamptz, false) as "isRegranted"
      from revocations r
      where r.requested_at <= ${at}::timestamptz and r.status <> 'withdrawn'
        and (r.proven_at is null or r.proven_at > ${at}::timestamptz or ${isOpenRegrant(asOf)})
      order by r.id`)
    return rows.map(({ username, personName, systemName, role, resource, ...row }) => ({
      ...row,
      label: `${personName ?? username} on ${systemName}: ${role}, ${resource}`,
      dueAt: new Date(row.dueAt),
      acceptedUntil: toDate(row.acceptedUntil),
    }))
  },
})

/** How many revocations of a quarter were asked for, and proven of those, by a moment. */
export const revocationCounts = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({ asOf: z.date(), quarter: z.string() }),
  async run({ db, input: { asOf, quarter } }): Promise<{ requestedCount: number; provenCount: number }> {
    const at = asOf.toISOString()
    const { rows } = await db.execute<{ requestedCount: number; provenCount: number }>(sql`
      select count(*)::int as "requestedCount", count(*) filter (where proven_at <= ${at}::timestamptz)::int as "provenCount"
      from revocations where quarter = ${quarter} and requested_at <= ${at}::timestamptz and status <> 'withdrawn'`)
    return rows[0] ?? { requestedCount: 0, provenCount: 0 }
  },
})
