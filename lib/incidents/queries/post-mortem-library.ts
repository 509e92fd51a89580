import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { defineQuery } from '#lib/platform/query.ts'
import {
  type DraftLine,
  type Library,
  type LibraryFilter,
  libraryCursorSchema,
  libraryFilterSchema,
} from '../model/post-mortem-library.ts'
import { readLibraryLines, readLibraryTotals } from './library-rows.ts'

/** Everything that was published, newest first, keyset-paged; and what is on its way, for who may read incidents. */
export const postMortemLibrary = defineQuery({
  permission: 'post-mortems.read',
  input: z.strictObject({
    filter: libraryFilterSchema.prefault({}),
    after: libraryCursorSchema.nullable().default(null),
    /** Null: now. */
    asOf: z.coerce.date().nullable().default(null),
    limit: z.int().min(1).max(200).default(50),
  }),
  async run({ ctx, db, input: { filter, after, asOf, limit }, now }): Promise<Library> {
    const until = asOf ?? now
    const found = await readLibraryLines(db, until, conditionOf(filter, after), limit + 1)
    const lines = found.slice(0, limit)
    const last = found.length > limit ? lines.at(-1) : undefined
    return {
      lines,
      next: last ? { at: last.publishedAt, number: last.number } : null,
      ...(await readLibraryTotals(db, until)),
      drafts: asOf === null && isAllowed(ctx, 'incidents.read') ? await readDrafts(db) : [],
    }
  },
})

/** On the columns of `library` (library-rows.ts). */
function conditionOf(
  { q, severity, cause, isLate }: LibraryFilter,
  after: z.infer<typeof libraryCursorSchema> | null,
): SQL {
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql.join(
    [
      sql`true`,
      ...(q === '' ? [] : [sql`(title ilike ${pattern} or markdown ilike ${pattern})`]),
      ...(severity === null ? [] : [sql`severity = ${severity}`]),
      ...(cause === null ? [] : [sql`"causeCategory" = ${cause}`]),
      ...(isLate ? [sql`"isOnTime" is false`] : []),
      ...(after === null
        ? []
        : [sql`("publishedAt", number) < (${after.at}::timestamptz, ${after.number}::int)`]),
    ],
    sql` and `,
  )
}

async function readDrafts(db: Database): Promise<DraftLine[]> {
  const { rows } = await db.execute<DraftLine>(sql`
    select i.number, v.title, i.highest_severity as severity, p.status, p.version, v.saved_at as "savedAt",
      v.saved_by_name as "savedByName", c.due_at as "dueAt"
    from post_mortems p
    join incidents i on i.id = p.incident_id
    join post_mortem_versions v on v.incident_id = p.incident_id and v.version = p.version
    left join incident_clocks c on c.incident_id = p.incident_id and c.kind = 'publish' and c.voided_at is null
      and c.stopped_at is null
    where p.status <> 'published'
    order by c.due_at nulls last, i.number desc`)
  return rows.map((row) => ({
    ...row,
    savedAt: new Date(row.savedAt).toISOString(),
    dueAt: row.dueAt === null ? null : new Date(row.dueAt).toISOString(),
  }))
}
