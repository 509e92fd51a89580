import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { Attestation, FeedRow, SourceRow } from '../model/source-row.ts'

/** Every source in use, with its feeds and what their latest documents said. */
export const listSources = defineQuery({
  permission: 'access.read',
  input: z.strictObject({ systemId: z.uuid().nullable().default(null) }),
  run: ({ db, input: { systemId } }): Promise<SourceRow[]> =>
    readSources(
      db,
      sql`x.retired_at is null and ${systemId === null ? sql`true` : sql`x.system_id = ${systemId}::uuid`}`,
    ),
})

/** @throws PlumblineError `not_found` */
export const getSource = defineQuery({
  permission: 'access.read',
  input: z.strictObject({ sourceId: z.uuid() }),
  async run({ db, input: { sourceId } }): Promise<SourceRow> {
    const [source] = await readSources(db, sql`x.id = ${sourceId}::uuid`)
    if (source === undefined) throw notFound('The source')
    return source
  },
})

type Json<T> = { [K in keyof T]: T[K] extends Date | null ? string | null : T[K] }
type Last = NonNullable<FeedRow['last']>
type Row = Omit<SourceRow, 'feeds' | 'attestation' | 'createdAt' | 'retiredAt'> & {
  createdAt: string
  retiredAt: string | null
  attestation: (Omit<Attestation, 'at' | 'until'> & { at: string; until: string }) | null
  feeds: (Json<Omit<FeedRow, 'last' | 'sourceId' | 'sourceName'>> & {
    last: (Omit<Last, 'at'> & { at: string }) | null
  })[]
}

async function readSources(db: Database, condition: SQL): Promise<SourceRow[]> {
  const { rows } = await db.execute<Row>(sql`
    select x.id, x.name, x.kind, x.system_id as "systemId", s.name as "systemName",
      x.privileged_roles as "privilegedRoles", x.mapping, x.mfa_attestation as attestation,
      x.created_at as "createdAt", x.retired_at as "retiredAt", fed.feeds
    from access_sources x
    left join systems s on s.id = x.system_id
    left join lateral (
      select coalesce(json_agg(json_build_object('id', f.id, 'format', f.format, 'part', f.part,
        'lastCompleteAt', f.last_complete_at, 'lastCompleteImportId', f.last_complete_import_id,
        'last', newest.last) order by f.format, f.part), '[]') as feeds
      from access_feeds f
      left join lateral (
        select json_build_object('importId', i.id, 'status', i.status, 'at', coalesce(i.observed_at, i.received_at),
          'received', (i.counts ->> 'received')::int, 'expected', (e.receipt ->> 'expectedCount')::int,
          'rejected', coalesce((i.counts ->> 'rejected')::int, 0), 'assertsMfa', i.asserts_mfa) as last
        from access_imports i left join evidence e on e.id = i.evidence_id
        where i.feed_id = f.id order by i.received_at desc, i.id desc limit 1
      ) newest on true
      where f.source_id = x.id
    ) fed on true
    where ${condition}
    order by lower(x.name), x.id`)
  return rows.map(({ attestation, ...row }) => ({
    ...row,
    createdAt: new Date(row.createdAt),
    retiredAt: toDate(row.retiredAt),
    attestation: attestation && {
      byName: attestation.byName,
      justification: attestation.justification,
      at: new Date(attestation.at),
      until: new Date(attestation.until),
    },
    feeds: row.feeds.map((feed) => ({
      ...feed,
      sourceId: row.id,
      sourceName: row.name,
      lastCompleteAt: toDate(feed.lastCompleteAt),
      last: feed.last && { ...feed.last, at: new Date(feed.last.at) },
    })),
  }))
}

const toDate = (value: string | null): Date | null => (value === null ? null : new Date(value))
