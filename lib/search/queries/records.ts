import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { incidentNumberSchema } from '#lib/incidents/model.ts'
import { shortenDigest } from '#lib/platform/format/digest.ts'
import { isId } from '#lib/platform/ids.ts'
import { mostOfAKind, type SearchSection } from '../model.ts'
import { containing, digestRange } from '../rules.ts'

/** How far back runs are looked through by name; older ones are found by their id. */
const newestRuns = 1_000

type Row = { id: string; label: string; detail: string | null }

async function search(
  db: Database,
  title: string,
  path: (row: Row) => string,
  statement: SQL,
): Promise<SearchSection> {
  const { rows } = await db.execute<Row>(statement)
  return {
    title,
    items: rows.map((row) => ({
      id: row.id,
      label: row.label,
      href: path(row),
      ...(row.detail === null ? {} : { detail: row.detail }),
    })),
  }
}

/** What is scanned, by name. Leads to its findings. */
export const searchAssets = (db: Database, q: string): Promise<SearchSection> =>
  search(
    db,
    'Assets',
    ({ id }) => `/findings?asset=${id}`,
    sql`select id, name as label, kind::text as detail from assets where name ilike ${containing(q)}
      order by length(name), name limit ${mostOfAKind}`,
  )

/** Scan runs by id; the newest also by file, asset or commit. */
export const searchRuns = (db: Database, q: string): Promise<SearchSection> =>
  search(
    db,
    'Scan runs',
    ({ id }) => `/runs/${id}`,
    sql`select r.id, r.file_name as label, concat_ws(', ', a.name, r.tool, r.status::text) as detail
      from (select * from scan_runs where ${isId(q) ? sql`id = ${q}::uuid` : sql`true`}
        order by received_at desc limit ${newestRuns}) r
      left join assets a on a.id = r.asset_id
      where ${isId(q)} or r.file_name ilike ${containing(q)} or a.name ilike ${containing(q)}
        or starts_with(r.commit, ${q.toLowerCase()})
      order by r.received_at desc limit ${mostOfAKind}`,
  )

/** Evidence by its id or by the beginning of its digest. */
export async function searchEvidence(db: Database, q: string): Promise<SearchSection> {
  const range = digestRange(q)
  if (range === null && !isId(q)) return { title: 'Evidence', items: [] }
  const condition =
    range === null
      ? sql`id = ${q}::uuid`
      : sql`sha256 between decode(${range.from}, 'hex') and decode(${range.to}, 'hex')`
  const section = await search(
    db,
    'Evidence',
    ({ id }) => `/evidence/${id}`,
    sql`select id, encode(sha256, 'hex') as label, concat_ws(', ', scope ->> 'asset', kind::text) as detail
      from evidence where ${condition} order by received_at desc limit ${mostOfAKind}`,
  )
  return { ...section, items: section.items.map((item) => ({ ...item, label: shortenDigest(item.label) })) }
}

/** Users by name or address. */
export const searchUsers = (db: Database, q: string): Promise<SearchSection> =>
  search(
    db,
    'Users',
    ({ id }) => `/users/${id}`,
    sql`select id, name as label, email as detail from users
      where name ilike ${containing(q)} or email ilike ${containing(q)} order by name limit ${mostOfAKind}`,
  )

/** People of the registers by name, address or number. */
export const searchPeople = (db: Database, q: string): Promise<SearchSection> =>
  search(
    db,
    'People',
    ({ id }) => `/people/${id}`,
    sql`select person_id as id, name as label, concat_ws(', ', title, department, case when state = 'left' then 'has left' end)
        as detail
      from person_versions
      where valid_to is null and (${
        isId(q)
          ? sql`person_id = ${q}::uuid`
          : sql`name ilike ${containing(q)}
        or email ilike ${containing(q)} or number = ${q}`
      })
      order by state = 'left', length(name), name limit ${mostOfAKind}`,
  )

/** Systems by name. */
export const searchSystems = (db: Database, q: string): Promise<SearchSection> =>
  search(
    db,
    'Systems',
    ({ id }) => `/systems/${id}`,
    sql`select id, name as label, environment::text as detail from systems
      where retired_at is null and (${isId(q) ? sql`id = ${q}::uuid` : sql`name ilike ${containing(q)}`})
      order by length(name), name limit ${mostOfAKind}`,
  )

/** Accounts by user name or address. Each opens over the list of accounts. */
export const searchAccounts = (db: Database, q: string): Promise<SearchSection> =>
  search(
    db,
    'Accounts',
    ({ id }) => `/accounts?account=${id}`,
    sql`select v.account_id as id, v.username as label, s.name as detail
      from account_versions v join systems s on s.id = v.system_id
      where v.valid_to is null and (${
        isId(q)
          ? sql`v.account_id = ${q}::uuid`
          : sql`v.username ilike ${containing(q)}
        or v.email ilike ${containing(q)}`
      })
      order by length(v.username), v.username limit ${mostOfAKind}`,
  )

/** Incidents by number (`INC-42`, `42`) or by title. Reports are confidential and are never found. */
export const searchIncidents = (db: Database, q: string): Promise<SearchSection> => {
  const number = incidentNumberSchema.safeParse(q).data ?? null
  return search(
    db,
    'Incidents',
    ({ id }) => `/incidents/${id}`,
    sql`select number::text as id, title as label,
        concat_ws(', ', 'INC-' || number, severity::text, replace(status::text, '_', ' ')) as detail
      from incidents where number = ${number}::int or title ilike ${containing(q)}
      order by number = ${number}::int desc nulls last, number desc limit ${mostOfAKind}`,
  )
}
