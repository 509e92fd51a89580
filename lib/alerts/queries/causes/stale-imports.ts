import { sql } from 'drizzle-orm'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

type Row = {
  feedId: string
  sourceId: string
  sourceName: string
  part: string
  validUntil: string
}

/** Feeds whose last complete import has outlived its time to live: what they said proves nothing any more. */
export const staleImports: CauseQuery = async (db, asOf) => {
  const { rows } = await db.execute<Row>(sql`
    select f.id as "feedId", s.id as "sourceId", s.name as "sourceName", f.part, e.valid_until as "validUntil"
    from access_feeds f
    join access_sources s on s.id = f.source_id and s.retired_at is null
    join access_imports i on i.id = f.last_complete_import_id
    join evidence e on e.id = i.evidence_id
    where e.valid_until <= ${asOf.toISOString()}::timestamptz`)
  return rows.map(toCause)
}

const toCause = (row: Row): AlertCause => ({
  kind: 'import_stale',
  cause: `feed:${row.feedId}`,
  urgency: 'soon',
  title: `${row.sourceName}${row.part === '' ? '' : ` (${row.part})`} has sent nothing new`,
  body: 'Its last complete import is past its time to live and proves nothing any more. It closes with the next complete import.',
  href: `/sources/${row.sourceId}`,
  subject: { feedId: row.feedId, sourceId: row.sourceId },
  dueAt: new Date(row.validUntil),
  owners: [{ role: 'lead' }],
  escalation: [{ role: 'admin' }],
})
