import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { matchAccounts } from './match-accounts.ts'
import type { Merge } from './merge.ts'
import { writeVersions } from './write-versions.ts'

/**
 * After a change of the register: accounts that belonged to nobody may now belong to somebody. Those of every source, as
 * the register speaks of the whole organisation.
 * @returns how many found their person
 */
export async function rematchAccounts(tx: Transaction, merge: Merge): Promise<number> {
  await tx.execute(sql`
    create temporary table plan_accounts on commit drop as
    select c.account_id, 'kept' as mention, null::text as owner, null::uuid as decided_person_id,
      c.valid_from as old_from, c.feed_id as old_feed_id, c.evidence_id as old_evidence_id, c.confirmed_at,
      c.person_id as old_person_id, c.matched_by as old_matched_by, null::timestamptz as last_to,
      c.username, c.display_name, c.email, c.kind, c.status, c.mfa, c.mfa_feed_id, c.feed_id,
      c.username as old_username, c.display_name as old_display_name, c.email as old_email, c.kind as old_kind,
      c.status as old_status, c.mfa as old_mfa, c.mfa_feed_id as old_mfa_feed_id,
      null::uuid as person_id, null::text as matched_by
    from account_versions c
    where c.valid_to is null and c.person_id is null and c.kind in ('human', 'unknown')`)
  await matchAccounts(tx, merge)
  await writeVersions(tx, merge)
  const { rows } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from plan_accounts`)
  await tx.execute(sql`drop table plan_accounts`)
  return rows[0]?.n ?? 0
}
