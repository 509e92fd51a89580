import { sql } from 'drizzle-orm'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

type Row = {
  cause: string
  importId: string
  sourceId: string
  sourceName: string
  part: string
  status: 'partial' | 'failed' | 'held'
}

const words: Readonly<Record<Row['status'], { what: string; so: string }>> = {
  partial: {
    what: 'could be read only in part',
    so: 'What it did not show was neither changed nor proven.',
  },
  failed: { what: 'failed', so: 'Nothing of it was taken in.' },
  held: { what: 'waits for a decision', so: 'It would close more than half of what is open.' },
}

/**
 * Feeds whose newest import did not come in whole, and sources whose newest import failed before it was known what
 * it holds.
 */
export const faultyImports: CauseQuery = async (db) => {
  const { rows } = await db.execute<Row>(sql`
    select 'feed:' || f.id as cause, i.id as "importId", s.id as "sourceId", s.name as "sourceName", f.part, i.status
    from access_feeds f
    join access_sources s on s.id = f.source_id and s.retired_at is null
    cross join lateral (
      select n.id, n.status from access_imports n
      where n.feed_id = f.id and n.observed_at is not null and n.status not in ('queued', 'processing', 'superseded')
      order by n.observed_at desc, n.received_at desc limit 1) i
    where i.status in ('partial', 'failed', 'held')
    union all
    select 'source:' || s.id, i.id, s.id, s.name, '', i.status
    from access_sources s
    cross join lateral (
      select n.id, n.status, n.feed_id from access_imports n
      where n.source_id = s.id and n.status not in ('queued', 'processing')
      order by n.received_at desc, n.id desc limit 1) i
    where s.retired_at is null and i.status = 'failed' and i.feed_id is null`)
  return rows.map(toCause)
}

const toCause = (row: Row): AlertCause => ({
  kind: 'import_partial',
  cause: row.cause,
  urgency: row.status === 'held' ? 'soon' : 'notice',
  title: `The newest import of ${row.sourceName}${row.part === '' ? '' : ` (${row.part})`} ${words[row.status].what}`,
  body: `${words[row.status].so} It closes with the next import that comes in whole.`,
  href: `/imports/${row.importId}`,
  subject: { importId: row.importId, sourceId: row.sourceId },
  dueAt: null,
  owners: [{ role: 'lead' }],
  escalation: [{ role: 'admin' }],
})
