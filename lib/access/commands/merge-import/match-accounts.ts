import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { AccountKind } from '../../model.ts'
import { createMatcher, type KnownPerson } from '../../rules/matching.ts'
import { writeVersions } from './accounts.ts'
import { type Merge, uuid } from './merge.ts'

type Row = {
  id: string
  kind: AccountKind
  username: string
  email: string | null
  owner: string | null
  decidedPersonId: string | null
}

/**
 * Gives each row of `plan_accounts` its person. Asked anew: who is not matched, whom the document names an owner of, and
 * who changed what they are matched by. Everybody else keeps their person, and so does an account that another feed
 * lists: this document may simply not know.
 */
export async function matchAccounts(tx: Transaction, { feedId }: Pick<Merge, 'feedId'>): Promise<void> {
  await tx.execute(sql`update plan_accounts set person_id = old_person_id, matched_by = old_matched_by`)
  const { rows } = await tx.execute<Row>(sql`
    select account_id as id, kind, username, email, owner, decided_person_id as "decidedPersonId" from plan_accounts
    where decided_person_id is not null or owner is not null or old_person_id is null
      or (mention = 'listed' and old_feed_id = ${uuid(feedId)} and (
        (username, email, kind) is distinct from (old_username, old_email, old_kind)
        or old_matched_by = 'number' or kind in ('service', 'break_glass')))`)
  if (rows.length === 0) return
  const match = createMatcher(await knownPeople(tx))
  const matches = rows.map((row) => ({ id: row.id, found: match(row) }))
  await tx.execute(sql`
    update plan_accounts p set person_id = m.person_id, matched_by = m.matched_by
    from unnest(${sql.param(matches.map(({ id }) => id))}::uuid[],
      ${sql.param(matches.map(({ found }) => found?.personId ?? null))}::uuid[],
      ${sql.param(matches.map(({ found }) => found?.by ?? null))}::text[]) m(account_id, person_id, matched_by)
    where p.account_id = m.account_id`)
}

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

/** Everybody whom a register lists or listed, as last known. */
async function knownPeople(tx: Transaction): Promise<KnownPerson[]> {
  const { rows } = await tx.execute<KnownPerson>(sql`
    select distinct on (person_id) person_id as id, email, number, valid_to is null as "isListed"
    from person_versions order by person_id, valid_from desc`)
  return rows
}
