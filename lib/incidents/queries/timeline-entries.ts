import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { incidentEvents } from '#db/schema/incidents/timeline.ts'
import type { TimelineEntry, TimelineVersion } from '../model/timeline.ts'
import { toVersion } from './timeline-rows.ts'

type Row = typeof incidentEvents.$inferSelect & { isPinned: boolean }

/** Entries as pages show them: each with whether it is pinned, and what it said before, latest first. */
export async function toEntries(
  db: Database,
  incidentId: string,
  rows: readonly Row[],
): Promise<TimelineEntry[]> {
  const earlier = await earlierVersions(
    db,
    incidentId,
    rows.filter(({ supersedesId }) => supersedesId !== null).map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...toVersion(row),
    isPinned: row.isPinned,
    earlier: earlier.get(row.id) ?? [],
  }))
}

/** The chains behind corrected entries, in two statements however many there are. */
async function earlierVersions(
  db: Database,
  incidentId: string,
  heads: readonly string[],
): Promise<Map<string, TimelineVersion[]>> {
  const chains = new Map<string, TimelineVersion[]>()
  if (heads.length === 0) return chains
  const { rows: links } = await db.execute<{ head: string; id: string }>(sql`
    with recursive chain as (
      select e.id as head, e.supersedes_id as id, 1 as depth
      from incident_events e
      where e.incident_id = ${incidentId} and e.id in ${heads} and e.supersedes_id is not null
      union all
      select c.head, e.supersedes_id, c.depth + 1
      from chain c
      join incident_events e on e.incident_id = ${incidentId} and e.id = c.id
      where e.supersedes_id is not null
    )
    select head, id from chain order by head, depth`)
  const versions = await db
    .select()
    .from(incidentEvents)
    .where(
      and(
        eq(incidentEvents.incidentId, incidentId),
        inArray(
          incidentEvents.id,
          links.map(({ id }) => id),
        ),
      ),
    )
  const byId = new Map(versions.map((version) => [version.id, toVersion(version)]))
  for (const { head, id } of links) {
    const version = byId.get(id)
    if (version !== undefined) chains.set(head, [...(chains.get(head) ?? []), version])
  }
  return chains
}
