import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { MfaLevel, SystemEnvironment } from '../model.ts'

const input = z.strictObject({ asOf: z.date() })

/** When one feed of a system last spoke completely. */
export type FeedFact = {
  lastCompleteAt: Date | null
  hasArrived: boolean
  assertsMfa: boolean
  givesGrants: boolean
}

export type SystemFact = {
  systemId: string
  name: string
  environment: SystemEnvironment | null
  hasOwner: boolean
  knownSince: Date
  feeds: FeedFact[]
  /** The word that sign-in enforces a second factor, as far as it counted at the moment. */
  attestedUntil: Date | null
}

export type AccountFacts = {
  systemId: string
  /** Active accounts of every kind. */
  activeCount: number
  /** Active accounts that a person signs in with (or may: unknown ones count), by level. */
  mfa: Record<MfaLevel, number>
  /** Since when the longest uncovered (below enforced) has been so. */
  uncoveredSince: Date | null
  unmatched: { count: number; since: Date | null }
  leavers: { leftAt: Date; count: number }[]
}

export type PrivilegeFact = { systemId: string; lastUsedAt: Date; count: number }

/** What held at the moment: valid since then or before, and not ended. */
const heldAt = (alias: string, at: string) =>
  sql`${sql.identifier(alias)}.valid_from <= ${at}::timestamptz and (${sql.identifier(alias)}.valid_to is null or ${sql.identifier(alias)}.valid_to > ${at}::timestamptz)`

/** Every system in scope with the feeds that speak for it, as of a moment; sources and systems that were retired do not. */
export const systemFacts = defineQuery({
  permission: 'posture.read',
  input,
  async run({ db, input: { asOf } }): Promise<SystemFact[]> {
    const at = asOf.toISOString()
    const { rows } = await db.execute<{
      systemId: string
      name: string
      environment: SystemEnvironment | null
      hasOwner: boolean
      knownSince: string
      attestedUntil: string | null
      feeds: { lastCompleteAt: string | null; assertsMfa: boolean; givesGrants: boolean }[]
    }>(sql`
      select s.id as "systemId", s.name, s.environment, s.owner_id is not null as "hasOwner", s.created_at as "knownSince",
        (select max((x.mfa_attestation ->> 'until')::timestamptz) from access_sources x
          where x.system_id = s.id and (x.mfa_attestation ->> 'at')::timestamptz <= ${at}::timestamptz
            and (x.retired_at is null or x.retired_at > ${at}::timestamptz)) as "attestedUntil",
        coalesce(fed.feeds, '[]') as feeds
      from systems s
      left join lateral (
        select json_agg(json_build_object('lastCompleteAt', complete.observed_at,
            'assertsMfa', coalesce(complete.asserts_mfa, newest.asserts_mfa),
            'givesGrants', f.gives_grants) order by f.id) as feeds
        from (
          select f.id, exists (select 1 from grants g where g.feed_id = f.id) as gives_grants
          from access_feeds f join access_sources x on x.id = f.source_id
          where x.system_id = s.id and (x.retired_at is null or x.retired_at > ${at}::timestamptz)
        ) f
        join lateral (
          select i.asserts_mfa from access_imports i
          where i.feed_id = f.id and i.observed_at <= ${at}::timestamptz and i.status in ('complete', 'partial', 'held')
          order by i.observed_at desc limit 1
        ) newest on true
        left join lateral (
          select i.observed_at, i.asserts_mfa from access_imports i
          where i.feed_id = f.id and i.observed_at <= ${at}::timestamptz and i.status = 'complete'
          order by i.observed_at desc limit 1
        ) complete on true
      ) fed on true
      where s.created_at <= ${at}::timestamptz and (s.retired_at is null or s.retired_at > ${at}::timestamptz)
      order by s.name, s.id`)
    return rows.map((row) => ({
      ...row,
      knownSince: new Date(row.knownSince),
      attestedUntil: toDate(row.attestedUntil),
      feeds: row.feeds.map((feed) => ({
        ...feed,
        lastCompleteAt: toDate(feed.lastCompleteAt),
        // A feed is made by its first import: whatever stands here has arrived.
        hasArrived: true,
      })),
    }))
  },
})

/** The active accounts of each system, counted by what the checks ask of them. */
export const accountFacts = defineQuery({
  permission: 'posture.read',
  input,
  async run({ db, input: { asOf } }): Promise<AccountFacts[]> {
    const at = asOf.toISOString()
    const { rows } = await db.execute<{
      systemId: string
      activeCount: number
      mfa: Record<MfaLevel, number>
      uncoveredSince: string | null
      unmatchedCount: number
      unmatchedSince: string | null
      leavers: { leftAt: string; count: number }[] | null
    }>(sql`
      -- The person as a register held them: whose register speaks no more answers for nothing.
      with held as materialized (
        select v.system_id, v.kind, v.mfa, v.valid_from, p.person_id, p.left_at, p.state
        from account_versions v
        left join person_versions p on p.person_id = v.person_id and ${heldAt('p', at)}
        where v.status = 'active' and ${heldAt('v', at)}
      ), leaver as (
        select system_id, json_agg(json_build_object('leftAt', left_at, 'count', n) order by left_at) as leavers
        from (select system_id, coalesce(left_at, valid_from) as left_at, count(*)::int as n from held
              where state = 'left' and kind <> 'service' group by 1, 2) l
        group by system_id
      )
      select h.system_id as "systemId", count(*)::int as "activeCount",
        json_build_object(
          'unknown', count(*) filter (where h.kind <> 'service' and h.mfa = 'unknown'),
          'none', count(*) filter (where h.kind <> 'service' and h.mfa = 'none'),
          'registered', count(*) filter (where h.kind <> 'service' and h.mfa = 'registered'),
          'capable', count(*) filter (where h.kind <> 'service' and h.mfa = 'capable'),
          'enforced', count(*) filter (where h.kind <> 'service' and h.mfa = 'enforced'),
          'phishing_resistant', count(*) filter (where h.kind <> 'service' and h.mfa = 'phishing_resistant')) as mfa,
        min(h.valid_from) filter (where h.kind <> 'service' and h.mfa < 'enforced') as "uncoveredSince",
        count(*) filter (where h.person_id is null)::int as "unmatchedCount",
        min(h.valid_from) filter (where h.person_id is null) as "unmatchedSince",
        (select l.leavers from leaver l where l.system_id = h.system_id) as leavers
      from held h group by h.system_id`)
    return rows.map((row) => ({
      systemId: row.systemId,
      activeCount: row.activeCount,
      mfa: row.mfa,
      uncoveredSince: toDate(row.uncoveredSince),
      unmatched: { count: row.unmatchedCount, since: toDate(row.unmatchedSince) },
      leavers: (row.leavers ?? []).map(({ leftAt, count }) => ({ leftAt: new Date(leftAt), count })),
    }))
  },
})

/**
 * Privileged grants whose use their system reports, by the day of their last use; one that was never used counts from
 * the day it was given. Use is known as of now: a use after the moment counts as if it were at that moment, because
 * what came before it was not kept.
 */
export const privilegeFacts = defineQuery({
  permission: 'posture.read',
  input,
  async run({ db, input: { asOf } }): Promise<PrivilegeFact[]> {
    const at = asOf.toISOString()
    const { rows } = await db.execute<{ systemId: string; lastUsedAt: string; count: number }>(sql`
      select g.system_id as "systemId",
        date_trunc('day', least(coalesce(g.last_used_at, g.granted_at, g.valid_from), ${at}::timestamptz)) as "lastUsedAt",
        count(*)::int as count
      from grants g
      join account_versions v on v.account_id = g.account_id and v.status = 'active' and ${heldAt('v', at)}
      where g.is_privileged and g.is_use_known and ${heldAt('g', at)}
      group by 1, 2 order by 1, 2`)
    return rows.map((row) => ({ ...row, lastUsedAt: new Date(row.lastUsedAt) }))
  },
})

const toDate = (value: string | null): Date | null => (value === null ? null : new Date(value))
