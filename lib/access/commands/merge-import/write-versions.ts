import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { instant, type Merge, uuid } from './merge.ts'

/** Carries out `plan_accounts`. Which feed lists an account, and by what word it was matched, is corrected in place. */
export async function writeVersions(
  tx: Transaction,
  merge: Pick<Merge, 'observedAt' | 'evidenceId'>,
): Promise<void> {
  const at = instant(merge.observedAt)
  await tx.execute(sql`
    alter table plan_accounts add column is_changed boolean, add column new_from timestamptz`)
  await tx.execute(sql`
    update plan_accounts set is_changed = old_from is null or
      (username, display_name, email, kind, status, mfa, person_id) is distinct from
      (old_username, old_display_name, old_email, old_kind, old_status, old_mfa, old_person_id)`)
  await tx.execute(sql`
    update plan_accounts set new_from = case when is_changed
      then greatest(${at}, coalesce(old_from, last_to, ${at})) else old_from end`)
  await tx.execute(sql`
    delete from plan_accounts where not is_changed
      and (feed_id, matched_by, mfa_feed_id) is not distinct from (old_feed_id, old_matched_by, old_mfa_feed_id)`)
  await tx.execute(sql`
    update account_versions v set valid_to = p.new_from from plan_accounts p
    where v.account_id = p.account_id and v.valid_to is null and v.valid_from < p.new_from`)
  await tx.execute(sql`
    insert into account_versions (account_id, system_id, valid_from, username, display_name, email, kind, status, mfa,
      mfa_feed_id, person_id, matched_by, feed_id, evidence_id, confirmed_at)
    select p.account_id, a.system_id, p.new_from, p.username, p.display_name, p.email, p.kind, p.status, p.mfa,
      p.mfa_feed_id, p.person_id, p.matched_by, p.feed_id,
      case when p.is_changed then ${uuid(merge.evidenceId)} else p.old_evidence_id end,
      case when p.feed_id = p.old_feed_id then p.confirmed_at end
    from plan_accounts p join accounts a on a.id = p.account_id
    on conflict (account_id, valid_from) do update set
      username = excluded.username, display_name = excluded.display_name, email = excluded.email, kind = excluded.kind,
      status = excluded.status, mfa = excluded.mfa, mfa_feed_id = excluded.mfa_feed_id, person_id = excluded.person_id,
      matched_by = excluded.matched_by, feed_id = excluded.feed_id, evidence_id = excluded.evidence_id,
      confirmed_at = excluded.confirmed_at`)
}
