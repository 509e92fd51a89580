import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { Library, LibraryLine } from '../model/post-mortem-library.ts'

/**
 * What the public could read at a moment, an incident a row: its newest edition, when the first one was proven, and
 * whether every publication clock that counted then was kept.
 */
const libraryAt = (until: Date): SQL => sql`
  editions as (
    select distinct on (incident_id, version) incident_id, version, proven_at, public_url
    from publications where state = 'proven' and proven_at <= ${until.toISOString()}::timestamptz
    order by incident_id, version, proven_at
  ),
  published as (
    select incident_id, min(proven_at) as first_at, count(*)::int as editions, max(version) as version
    from editions group by incident_id
  ),
  library as (
    select i.id as "incidentId", i.number, v.title, i.highest_severity as severity, i.cause_category as "causeCategory",
      i.detected_at as "detectedAt", i.resolved_at as "resolvedAt", p.first_at as "publishedAt",
      p.editions as "editionCount", e.public_url as "publicUrl", p.version, v.markdown, (
        select bool_and(coalesce(c.stopped_at, ${until.toISOString()}::timestamptz) <= c.due_at)
        from incident_clocks c
        where c.incident_id = i.id and c.kind = 'publish'
          and (c.voided_at is null or c.voided_at > ${until.toISOString()}::timestamptz)
      ) as "isOnTime"
    from published p
    join incidents i on i.id = p.incident_id
    join editions e on e.incident_id = p.incident_id and e.version = p.version
    join post_mortem_versions v on v.incident_id = p.incident_id and v.version = p.version
  )`

type Row = LibraryLine & { version: number }

/** Lines by a condition on the columns of `library`, newest first. */
export async function readLibraryLines(
  db: Database,
  until: Date,
  condition: SQL,
  limit: number,
): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    with ${libraryAt(until)}
    select "incidentId", number, title, severity, "causeCategory", "detectedAt", "resolvedAt", "publishedAt",
      "editionCount", "publicUrl", version, "isOnTime"
    from library where ${condition} order by "publishedAt" desc, number desc limit ${limit}`)
  return rows.map((row) => ({
    ...row,
    detectedAt: new Date(row.detectedAt).toISOString(),
    resolvedAt: row.resolvedAt === null ? null : new Date(row.resolvedAt).toISOString(),
    publishedAt: new Date(row.publishedAt).toISOString(),
  }))
}

export async function readLibraryTotals(
  db: Database,
  until: Date,
): Promise<Pick<Library, 'total' | 'late' | 'causes'>> {
  const { rows } = await db.execute<{ cause: string | null; count: number; late: number }>(sql`
    with ${libraryAt(until)}
    select "causeCategory" as cause, count(*)::int as count,
      (count(*) filter (where "isOnTime" is false))::int as late
    from library group by 1 order by 2 desc, 1`)
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    late: rows.reduce((sum, { late }) => sum + late, 0),
    causes: rows.flatMap(({ cause, count }) => (cause === null ? [] : [{ cause, count }])),
  }
}
