import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { VersionLine } from '../model/post-mortem-view.ts'
import type { EditionRow, VerdictRow } from './post-mortem-rows.ts'

/** Every saved version without its text, newest first, with what people and the public know of it. */
export async function readVersionLines(
  db: Database,
  incidentId: string,
  verdicts: readonly VerdictRow[],
  editions: readonly EditionRow[],
): Promise<VersionLine[]> {
  const { rows } = await db.execute<{
    version: number
    savedAt: string
    savedByName: string
    changeNote: string | null
  }>(sql`
    select version, saved_at as "savedAt", saved_by_name as "savedByName", change_note as "changeNote"
    from post_mortem_versions where incident_id = ${incidentId}::uuid order by version desc`)
  return rows.map((row) => ({
    ...row,
    savedAt: new Date(row.savedAt).toISOString(),
    publishedAt: editions.find(({ version }) => version === row.version)?.publishedAt ?? null,
    verdicts: verdicts
      .filter(({ version }) => version === row.version)
      .map(({ verdict, comment, at, byName }) => ({ verdict, comment, at, byName })),
  }))
}
