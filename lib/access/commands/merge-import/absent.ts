import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { DocumentOutcome } from '../../parsers/parser.ts'
import type { Share } from '../../rules/import-verdict.ts'
import { instant, type Merge, uuid } from './merge.ts'

type Counts = { open: number; absent: number; established: number; establishedAbsent: number }

/**
 * Finds what the feed holds open and the document no longer shows: the tables `absent_people`, `absent_accounts` and
 * `absent_grants`. What a later partial import has shown since is not absent.
 */
export async function findAbsent(
  tx: Transaction,
  merge: Merge,
  outcome: Pick<DocumentOutcome, 'listsAccounts' | 'listsGrants'>,
): Promise<Share[]> {
  const feed = uuid(merge.feedId)
  const isOlderSight = sql`coalesce(v.confirmed_at <= ${instant(merge.observedAt)}, true)`
  await tx.execute(sql`
    create temporary table absent_people on commit drop as
    select v.person_id from person_versions v
    where v.feed_id = ${feed} and v.valid_to is null and v.state <> 'left' and ${isOlderSight}
      and not exists (select 1 from staged_people s where s.person_id = v.person_id)`)
  // A document about factors alone lists nobody, so that nobody is missing from it.
  await tx.execute(sql`
    create temporary table absent_accounts on commit drop as
    select v.account_id, false as is_kept from account_versions v
    where v.feed_id = ${feed} and v.valid_to is null and ${isOlderSight}
      and ${outcome.listsAccounts || outcome.listsGrants}::boolean
      and not exists (select 1 from staged_accounts s where s.account_id = v.account_id and s.mention <> 'factor')`)
  // A statement of its own: asked for each account apart, the planner may read all grants each time.
  await tx.execute(sql`
    update absent_accounts x set is_kept = true from grants g
    where g.account_id = x.account_id and g.valid_to is null and g.feed_id <> ${feed}`)
  await tx.execute(sql`
    create temporary table absent_grants on commit drop as
    select v.id from grants v
    where v.feed_id = ${feed} and v.valid_to is null and ${isOlderSight} and ${outcome.listsGrants}::boolean
      and not exists (select 1 from staged_grants s where s.key = v.key)`)
  const { rows } = await tx.execute<Counts & { of: Share['of'] }>(sql`
    with held as (select evidence_id from access_imports where feed_id = ${feed} and status = 'held'),
    facts as (
      select 'people' as of, v.evidence_id, x.person_id is not null as is_absent from person_versions v
      left join absent_people x using (person_id) where v.feed_id = ${feed} and v.valid_to is null and v.state <> 'left'
      union all select 'accounts', v.evidence_id, coalesce(not x.is_kept, false) from account_versions v
      left join absent_accounts x using (account_id) where v.feed_id = ${feed} and v.valid_to is null
      union all select 'grants', v.evidence_id, x.id is not null from grants v
      left join absent_grants x using (id) where v.feed_id = ${feed} and v.valid_to is null
    ),
    placed as (select f.*, h.evidence_id is null as is_established from facts f left join held h using (evidence_id))
    select of, count(*)::int as open, count(*) filter (where is_absent)::int as absent,
      count(*) filter (where is_established)::int as established,
      count(*) filter (where is_established and is_absent)::int as "establishedAbsent"
    from placed group by of`)
  return rows.flatMap(toShares)
}

/**
 * Of all that is open, and of that without what an import still held has written: else the same wrong document, sent
 * twice, would dilute the share it is held for.
 */
const toShares = ({
  of,
  open,
  absent,
  established,
  establishedAbsent,
}: Counts & { of: Share['of'] }): Share[] => [
  { of, open, absent },
  { of, open: established, absent: establishedAbsent },
]
