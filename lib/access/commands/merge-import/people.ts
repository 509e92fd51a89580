import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { registerRank, registerRanks } from '../../rules/authority.ts'
import { resolveManagers } from './managers.ts'
import { instant, type Merge, uuid } from './merge.ts'

export type MergedPeople = { seen: number; opened: number; changed: number; unknownManagers: string[] }

/**
 * Merges the persons of `staging` into the register: who is new opens, what changed closes a version and opens the
 * next at the same instant, what is the same is not touched. A person whom a register of higher rank knows, or one of
 * the same rank lists, is left to it.
 */
export async function mergePeople(tx: Transaction, merge: Merge): Promise<MergedPeople> {
  const { rows: counted } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from staged_people`)
  const seen = counted[0]?.n ?? 0
  if (seen === 0) return { seen, opened: 0, changed: 0, unknownManagers: [] }
  const unknownManagers = await resolveManagers(tx)
  const at = instant(merge.observedAt)
  const ranks = sql.join(
    Object.entries(registerRanks).map(([format, rank]) => sql`when ${format} then ${rank}::int`),
    sql` `,
  )
  await tx.execute(sql`
    create temporary table plan_people on commit drop as
    select *, case when is_same then old_from else greatest(${at}, coalesce(old_from, last_to, ${at})) end as new_from
    from (
      select s.*, c.valid_from as old_from,
        case when c.person_id is null then (
          select max(v.valid_to) from person_versions v where v.person_id = s.person_id) end as last_to,
        c.person_id is not null and (c.name, c.email, c.number, c.department, c.title, c.manager_id, c.employment, c.state, c.joined_at, c.left_at)
          is not distinct from (s.name, s.email, s.number, s.department, s.title, s.manager_id, s.employment, s.state, s.joined_at, s.left_at) as is_same,
        c.feed_id
      from staged_people s
      left join person_versions c on c.person_id = s.person_id and c.valid_to is null
      left join access_feeds f on f.id = c.feed_id
      where c.person_id is null
        or (c.feed_id = ${uuid(merge.feedId)} and coalesce(c.confirmed_at <= ${at}, true))
        or (case f.format ${ranks} else 0 end) < ${registerRank(merge.format)}::int
        -- From one personnel register to another: whoever left the first is here by the word of the second.
        or (f.id <> ${uuid(merge.feedId)} and c.state = 'left' and (case f.format ${ranks} else 0 end) = ${registerRank(merge.format)}::int)
    ) told
    where not is_same or feed_id <> ${uuid(merge.feedId)}`)
  await tx.execute(sql`
    update person_versions v set valid_to = p.new_from from plan_people p
    where v.person_id = p.person_id and v.valid_to is null and v.valid_from < p.new_from`)
  await tx.execute(sql`
    insert into person_versions (person_id, valid_from, name, email, number, department, title, manager_id, employment,
      state, joined_at, left_at, feed_id, evidence_id)
    select person_id, new_from, name, email, number, department, title, manager_id, employment,
      state, joined_at, left_at, ${uuid(merge.feedId)}, ${uuid(merge.evidenceId)}
    from plan_people
    on conflict (person_id, valid_from) do update set
      name = excluded.name, email = excluded.email, number = excluded.number, department = excluded.department,
      title = excluded.title, manager_id = excluded.manager_id, employment = excluded.employment,
      state = excluded.state, joined_at = excluded.joined_at, left_at = excluded.left_at,
      feed_id = excluded.feed_id, evidence_id = excluded.evidence_id`)
  if (merge.isConfirming) {
    await tx.execute(sql`
      update person_versions v set confirmed_at = ${at} from staged_people s
      where v.person_id = s.person_id and v.valid_to is null and v.feed_id = ${uuid(merge.feedId)}
        and coalesce(v.confirmed_at < ${at}, true)`)
  }
  const { rows } = await tx.execute<{ opened: number; changed: number }>(sql`
    select count(*) filter (where old_from is null)::int as opened, count(*) filter (where old_from is not null and not is_same)::int as changed
    from plan_people`)
  return { seen, opened: rows[0]?.opened ?? 0, changed: rows[0]?.changed ?? 0, unknownManagers }
}

/** `staged_people`: one row a person (the first of several), with the id of the person it is. */
export async function stagePeople(tx: Transaction, merge: Merge): Promise<void> {
  await tx.execute(sql`
    create temporary table staged_people on commit drop as
    select distinct on (key) seq, id, key, name, email, number, department, title, manager, employment, state, joined_at,
      left_at, null::uuid as person_id, null::uuid as manager_id
    from staging where kind = 'person' order by key, seq`)
  await followNumbers(tx, merge)
  await tx.execute(sql`
    insert into people (id, key, created_at)
    select id, key, ${instant(merge.recordedAt)} from staged_people where person_id is null order by seq
    on conflict (key) do nothing`)
  await tx.execute(sql`
    update staged_people s set person_id = p.id from people p where s.person_id is null and p.key = s.key`)
  await tx.execute(sql`analyze staged_people`)
}

/**
 * Whoever has a new key but the personnel number of exactly one person of this feed, whose old key the document no
 * longer lists, is that person: an address changed. They take the new key and keep their history.
 */
async function followNumbers(tx: Transaction, { feedId }: Merge): Promise<void> {
  await tx.execute(sql`
    with fresh as (
      select s.number, min(s.key) as key from staged_people s
      where s.number is not null and not exists (select 1 from people p where p.key = s.key)
      group by s.number having count(*) = 1
    ),
    known as (
      select v.number, min(v.person_id::text)::uuid as person_id from person_versions v join people p on p.id = v.person_id
      where v.feed_id = ${uuid(feedId)} and v.valid_to is null and v.number is not null
        and not exists (select 1 from staged_people s where s.key = p.key)
      group by v.number having count(*) = 1
    )
    update people p set key = fresh.key from fresh join known using (number) where p.id = known.person_id`)
}

/**
 * Whom a complete register no longer lists has left: many registers hold only those who are here. They stay known as
 * leavers, and so do their accounts.
 */
export async function markLeft(tx: Transaction, merge: Merge): Promise<number> {
  const at = instant(merge.observedAt)
  await tx.execute(sql`
    create temporary table leaving on commit drop as
    select v.*, greatest(${at}, v.valid_from) as new_from from person_versions v join absent_people x using (person_id)
    where v.valid_to is null`)
  await tx.execute(sql`
    update person_versions v set valid_to = l.new_from from leaving l
    where v.person_id = l.person_id and v.valid_to is null and v.valid_from < l.new_from`)
  const left = await tx.execute(sql`
    insert into person_versions (person_id, valid_from, name, email, number, department, title, manager_id, employment,
      state, joined_at, left_at, feed_id, evidence_id)
    select person_id, new_from, name, email, number, department, title, manager_id, employment,
      'left', joined_at, least(left_at, ${at}), feed_id, ${uuid(merge.evidenceId)}
    from leaving
    on conflict (person_id, valid_from) do update set
      state = excluded.state, left_at = excluded.left_at, evidence_id = excluded.evidence_id`)
  return left.rowCount ?? 0
}
