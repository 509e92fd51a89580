import { and, eq, inArray, lte, notExists, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { incidentEvents } from '#db/schema/incidents/timeline.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import type { TimelineVersion } from '../model/timeline.ts'
import type { TimelineFilter } from '../model/timeline-filter.ts'

type Row = typeof incidentEvents.$inferSelect

const later = alias(incidentEvents, 'later')

/**
 * The versions that stand at a moment: told by then, and superseded by nothing told by then. A withdrawal stands in the
 * place of what it withdraws.
 */
export const standing = (db: Pick<Database, 'select'>, incidentId: string, asOf: Date): SQL | undefined =>
  and(
    eq(incidentEvents.incidentId, incidentId),
    lte(incidentEvents.recordedAt, asOf),
    notExists(
      db
        .select({ one: sql`1` })
        .from(later)
        .where(and(eq(later.supersedesId, incidentEvents.id), lte(later.recordedAt, asOf))),
    ),
  )

/** What a filter lets through. */
export function matching(filter: TimelineFilter): SQL | undefined {
  const conditions: (SQL | undefined)[] = []
  if (filter.kind.length > 0) conditions.push(inArray(incidentEvents.kind, filter.kind))
  if (filter.author.length > 0) conditions.push(inArray(incidentEvents.authorName, filter.author))
  if (filter.since !== null)
    conditions.push(sql`${incidentEvents.observedAt} >= ${filter.since}::timestamptz`)
  if (filter.q !== '') {
    const pattern = `%${filter.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    conditions.push(
      or(
        sql`${incidentEvents.body} ilike ${pattern}`,
        sql`exists (select 1 from jsonb_array_elements(${incidentEvents.links}) l where l ->> 'label' ilike ${pattern})`,
        sql`exists (select 1 from jsonb_array_elements(${incidentEvents.attachments}) f where f ->> 'name' ilike ${pattern})`,
      ),
    )
  }
  if (filter.isPinned) conditions.push(isPinned)
  return and(...conditions)
}

export const isPinned = sql<boolean>`exists (
  select 1 from incident_pins p
  where p.incident_id = ${incidentEvents.incidentId} and p.event_id = ${incidentEvents.id})`

export const toVersion = (row: Row): TimelineVersion => ({
  id: row.id,
  sequence: row.sequence,
  kind: row.kind,
  observedAt: row.observedAt.toISOString(),
  recordedAt: row.recordedAt.toISOString(),
  authorType: row.authorType,
  authorName: row.authorName,
  source: row.source,
  body: row.body,
  links: row.links,
  attachments: row.attachments,
  isWithdrawal: row.isWithdrawal,
  reason: row.reason,
})

/** @throws PlumblineError not_found */
export async function incidentIdOf(db: Pick<Database, 'select'>, number: number): Promise<string> {
  const [found] = await db.select({ id: incidents.id }).from(incidents).where(eq(incidents.number, number))
  if (found !== undefined) return found.id
  throw new PlumblineError(
    'not_found',
    `There is no incident INC-${number}.`,
    'Look for it on the board of incidents.',
  )
}
