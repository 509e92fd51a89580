import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { AccountKind } from '../../model.ts'
import { createMatcher, type KnownPerson } from '../../rules/matching.ts'
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

/** Everybody whom a register lists or listed, as last known. */
async function knownPeople(tx: Transaction): Promise<KnownPerson[]> {
  const { rows } = await tx.execute<KnownPerson>(sql`
    select distinct on (person_id) person_id as id, email, number, valid_to is null and state <> 'left' as "isHere"
    from person_versions order by person_id, valid_from desc`)
  return rows
}
