import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { isId } from '#lib/platform/ids.ts'
import { findingHref } from '#lib/scans/model/finding-row.ts'
import { searchCondition } from '#lib/scans/queries/finding-search.ts'
import { mostOfAKind, type SearchSection } from '../model.ts'

type Row = { id: string; assetId: string; assetName: string; ruleId: string; title: string }

/** Findings by id, by vulnerability id or by words; open ones only, unless it is asked for by its own id. */
export async function searchFindings(db: Database, q: string): Promise<SearchSection> {
  // Assets lead the key of findings: by its id alone a finding is looked for in each.
  const condition = isId(q) ? sql`f.id = ${q}::uuid` : searchCondition(q)
  if (condition === null) return { title: 'Findings', items: [] }
  const { rows } = await db.execute<Row>(sql`
    select f.id, f.asset_id as "assetId", a.name as "assetName", f.rule_id as "ruleId", f.title
    from assets a join findings f on f.asset_id = a.id
    where ${condition} and (f.is_present or ${isId(q)})
    limit ${mostOfAKind}`)
  return {
    title: 'Findings',
    items: rows.map((row) => ({
      id: row.id,
      label: row.title === '' ? row.ruleId : row.title,
      href: findingHref(row),
      detail: `${row.ruleId}, ${row.assetName}`,
    })),
  }
}
