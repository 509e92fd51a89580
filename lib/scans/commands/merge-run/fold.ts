import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

/** Places kept of a finding that stands in a report more than once; all are counted. */
const keptOccurrences = 50

/**
 * Folds elements with the same fingerprint into one row of `staging`: they are occurrences of one finding.
 * The first element lends its columns; `folded` keeps the count and the first places.
 * @returns how many findings (not elements) the report holds
 */
export async function foldOccurrences(tx: Transaction): Promise<number> {
  await tx.execute(sql`
    create temporary table folded on commit drop as
    select s.fingerprint, min(s.seq) as seq, count(*)::int as n,
      to_jsonb((array_agg(jsonb_build_object('path', s.path, 'line', s.line, 'version', s.package_version,
        'offset', s.raw_offset, 'length', s.raw_length) order by s.seq))[1:${sql.raw(String(keptOccurrences))}]) as occurrences
    from (select fingerprint from staging group by fingerprint having count(*) > 1) repeated
    join staging s using (fingerprint)
    group by s.fingerprint`)
  const repeated = await tx.execute(sql`
    delete from staging s using folded d where s.fingerprint = d.fingerprint and s.seq <> d.seq`)
  await tx.execute(sql`analyze folded`)
  if (repeated.rowCount) await tx.execute(sql`analyze staging`)
  const { rows } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from staging`)
  return rows[0]?.n ?? 0
}

/**
 * Where our fingerprint changed with the surroundings but the tool's own did not, it is the same finding:
 * it takes the new fingerprint. Only where the match is one to one.
 */
export async function followAlternates(tx: Transaction, scopeId: string): Promise<void> {
  await tx.execute(sql`
    with fresh as (
      select s.alternate_fingerprint, min(s.seq) as seq from staging s
      where s.alternate_fingerprint is not null
        and not exists (select 1 from findings f where f.scope_id = ${scopeId}::uuid and f.fingerprint = s.fingerprint)
      group by s.alternate_fingerprint having count(*) = 1
    ),
    gone as (
      select f.alternate_fingerprint, min(f.id::text)::uuid as id from findings f
      where f.scope_id = ${scopeId}::uuid and f.alternate_fingerprint is not null
        and not exists (select 1 from staging s where s.fingerprint = f.fingerprint)
      group by f.alternate_fingerprint having count(*) = 1
    )
    update findings f set fingerprint = s.fingerprint, fingerprint_version = s.fingerprint_version
    from fresh join gone using (alternate_fingerprint) join staging s on s.seq = fresh.seq
    where f.scope_id = ${scopeId}::uuid and f.id = gone.id`)
}
