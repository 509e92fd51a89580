import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { matchAccounts } from './match-accounts.ts'
import { endOf, instant, type Merge, uuid } from './merge.ts'
import { writeVersions } from './write-versions.ts'

export type MergedAccounts = { seen: number; opened: number; changed: number }

/**
 * What a document says of accounts, one row each in `staged_accounts`, by how it mentions them:
 * `listed` — it describes the account; `holder` — it only says what the account may do, and an unknown one is opened as a
 * stub; `factor` — it only speaks of its second factor, and an unknown one is left out.
 */
export async function stageAccounts(tx: Transaction, merge: Merge): Promise<void> {
  await tx.execute(sql`
    create temporary table staged_accounts on commit drop as
    with listed as (select distinct on (key) * from staging where kind = 'account' order by key, seq),
    factors as (select distinct on (key) key, mfa from staging where kind = 'mfa' order by key, seq desc),
    mentioned as (select key, min(seq) as seq, (array_agg(id order by seq))[1] as id, bool_or(kind = 'grant') as is_holder
      from staging where kind in ('account', 'grant', 'mfa') group by key)
    select m.seq, m.id, m.key as external_id,
      case when l.key is not null then 'listed' when m.is_holder then 'holder' else 'factor' end as mention,
      coalesce(l.username, m.key) as username, l.name as display_name, l.email, coalesce(l.account_kind, 'unknown') as kind,
      coalesce(l.status, 'active') as status, coalesce(f.mfa, l.mfa) as mfa, l.owner, l.last_used_at, false as is_rest,
      null::uuid as account_id
    from mentioned m left join listed l using (key) left join factors f using (key)`)
  await tx.execute(sql`
    update staged_accounts s set account_id = a.id from accounts a
    where a.source_id = ${uuid(merge.sourceId)} and a.external_id = s.external_id`)
  await tx.execute(sql`
    delete from staged_accounts s where mention = 'factor' and not exists (
      select 1 from account_versions v where v.account_id = s.account_id and v.valid_to is null)`)
  await tx.execute(sql`analyze staged_accounts`)
}

/**
 * Merges `staged_accounts`: who is new opens, what changed closes a version and opens the next at the same instant.
 * Where several feeds list an account, one that says nothing of a field does not erase what another said.
 */
export async function mergeAccounts(tx: Transaction, merge: Merge): Promise<MergedAccounts> {
  const at = instant(merge.observedAt)
  const feed = uuid(merge.feedId)
  await tx.execute(sql`
    insert into accounts (id, system_id, source_id, external_id, created_at)
    select id, ${merge.systemId}::uuid, ${uuid(merge.sourceId)}, external_id, ${instant(merge.recordedAt)}
    from staged_accounts where account_id is null order by seq`)
  await tx.execute(sql`update staged_accounts set account_id = id where account_id is null`)
  // What would be written: the document's word, the decision of a person, and what other feeds said, put together.
  await tx.execute(sql`
    create temporary table plan_accounts on commit drop as
    select s.account_id, s.mention, s.owner, d.person_id as decided_person_id,
      c.valid_from as old_from, c.feed_id as old_feed_id, c.evidence_id as old_evidence_id, c.confirmed_at, c.person_id as old_person_id, c.matched_by as old_matched_by,
      case when c.account_id is null then (
        select max(v.valid_to) from account_versions v where v.account_id = s.account_id) end as last_to,
      case when s.mention = 'listed' or c.account_id is null then s.username else c.username end as username,
      case when o.owns then s.display_name else coalesce(s.display_name, c.display_name) end as display_name,
      case when o.owns then s.email else coalesce(s.email, c.email) end as email,
      coalesce(d.kind, case when o.owns or (s.mention = 'listed' and s.kind <> 'unknown') then s.kind else c.kind end) as kind,
      case when s.mention = 'listed' or c.account_id is null then s.status else c.status end as status,
      case when k.speaks then s.mfa else coalesce(c.mfa, 'unknown') end as mfa,
      case when k.speaks then ${feed} else c.mfa_feed_id end as mfa_feed_id,
      -- The feed of a whole source keeps an account from the feed of a part; among equals the latest lists it.
      case when c.account_id is null
          or (s.mention = 'listed' and ${merge.listsAccounts}::boolean and (${merge.part === ''}::boolean or f.part <> ''))
        then ${feed} else c.feed_id end as feed_id,
      c.username as old_username, c.display_name as old_display_name, c.email as old_email, c.kind as old_kind,
      c.status as old_status, c.mfa as old_mfa, c.mfa_feed_id as old_mfa_feed_id,
      null::uuid as person_id, null::text as matched_by
    from staged_accounts s
    left join account_versions c on c.account_id = s.account_id and c.valid_to is null
    left join access_feeds f on f.id = c.feed_id
    left join account_decisions d on d.account_id = s.account_id
    cross join lateral (select c.account_id is null or (s.mention = 'listed' and c.feed_id = ${feed}) as owns) o
    cross join lateral (select case
      when s.mfa is null then false
      -- What a document says of all others is the least that they have.
      when s.is_rest and s.mfa > 'unknown' then coalesce(c.mfa, 'unknown') < s.mfa
      -- “Cannot tell” takes back one's own word, not that of another feed.
      when s.mfa = 'unknown' then c.account_id is null or c.mfa = 'unknown' or c.mfa_feed_id = ${feed}
      else true end as speaks) k
    where not (coalesce(c.feed_id = ${feed}, false) and coalesce(c.confirmed_at > ${at}, false))`)
  await matchAccounts(tx, merge)
  await writeVersions(tx, merge)
  await tx.execute(sql`
    update accounts a set last_used_at = s.last_used_at from staged_accounts s
    where a.id = s.account_id and s.last_used_at > coalesce(a.last_used_at, '-infinity')`)
  if (merge.isConfirming) {
    await tx.execute(sql`
      update account_versions v set confirmed_at = ${at} from staged_accounts s
      where v.account_id = s.account_id and v.valid_to is null and v.feed_id = ${feed}
        and s.mention <> 'factor' and coalesce(v.confirmed_at < ${at}, true)`)
  }
  const { rows } = await tx.execute<MergedAccounts>(sql`
    select (select count(*)::int from staged_accounts where not is_rest) as seen,
      count(*) filter (where old_from is null)::int as opened,
      count(*) filter (where old_from is not null and is_changed)::int as changed from plan_accounts`)
  await tx.execute(sql`drop table plan_accounts`)
  return rows[0] ?? { seen: 0, opened: 0, changed: 0 }
}

/**
 * Ends the accounts that a complete import of their feed no longer shows. One that still holds grants of another feed is
 * handed over to that feed: only it can say that they are gone.
 */
export async function closeAccounts(tx: Transaction, merge: Merge): Promise<number> {
  const at = instant(merge.observedAt)
  await tx.execute(sql`
    update account_versions v set feed_id = g.feed_id, confirmed_at = null
    from (
      select distinct on (g.account_id) g.account_id, g.feed_id from grants g join absent_accounts x using (account_id)
      where x.is_kept and g.valid_to is null order by g.account_id, g.valid_from desc
    ) g
    where v.account_id = g.account_id and v.valid_to is null`)
  const closed = await tx.execute(sql`
    update account_versions v set valid_to = ${endOf(sql`v.valid_from`, at)}
    from absent_accounts x where not x.is_kept and v.account_id = x.account_id and v.valid_to is null`)
  return closed.rowCount ?? 0
}
