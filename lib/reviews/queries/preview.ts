import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { campaigns } from '#db/schema/index.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { CampaignPreview, ReviewScope } from '../model/campaign.ts'
import { receiptWords } from '../rules/receipt-words.ts'
import { chooseReviewers, nobody, subjectKey } from '../rules/reviewer.ts'
import { scopedGrants } from './grant-facts.ts'
import { readOrganisation } from './organisation.ts'
import { readSinceLast } from './since-last.ts'
import { readCompleteness } from './source-receipts.ts'

/**
 * What a draft would ask of whom if it started now: its population, its reviewers, how completely each source is
 * known, and what changed since the last review.
 */
export const preview = defineQuery({
  permission: 'reviews.read',
  input: z.strictObject({ campaignId: z.uuid() }),
  async run({ db, input: { campaignId } }): Promise<CampaignPreview> {
    const [row] = await db.select().from(campaigns).where(eq(campaigns.id, campaignId))
    if (!row) throw notFound('The campaign')
    const { scope } = row
    const completeness = await readCompleteness(db, scope)
    return {
      campaignId,
      title: row.title,
      status: row.status,
      startsAt: row.startsAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      ...(await readPopulation(db, scope)),
      reviewers: await readReviewers(db, scope),
      completeness: completeness.map((receipt) => ({ ...receipt, words: receiptWords(receipt) })),
      sinceLast: await readSinceLast(db, campaignId, scope),
    }
  },
})

async function readPopulation(
  db: Database,
  scope: ReviewScope,
): Promise<Pick<CampaignPreview, 'population' | 'systems'>> {
  const { rows } = await db.execute<{ id: string; name: string; grants: number; privileged: number }>(sql`
    select s.id, s.name, count(*)::int as grants, count(*) filter (where g.is_privileged)::int as privileged
    from ${scopedGrants(scope)} group by s.id, s.name order by s.name`)
  const distinct = await db.execute<{ accounts: number; people: number }>(sql`
    select count(*)::int as accounts, count(distinct person_id)::int as people
    from (select distinct g.account_id, av.person_id from ${scopedGrants(scope)}) held`)
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + pick(row), 0)
  return {
    population: {
      grants: sum(({ grants }) => grants),
      accounts: distinct.rows[0]?.accounts ?? 0,
      people: distinct.rows[0]?.people ?? 0,
      systems: rows.length,
      privileged: sum(({ privileged }) => privileged),
    },
    systems: rows.map(({ id, name, grants }) => ({ id, name, grants })),
  }
}

async function readReviewers(db: Database, scope: ReviewScope): Promise<CampaignPreview['reviewers']> {
  const { rows } = await db.execute<{
    person_id: string | null
    system_id: string
    owner_id: string | null
    n: number
  }>(sql`
    select av.person_id, g.system_id, s.owner_id, count(*)::int as n
    from ${scopedGrants(scope)} group by av.person_id, g.system_id, s.owner_id`)
  const subjects = rows.map((row) => ({
    personId: row.person_id,
    systemId: row.system_id,
    ownerId: row.owner_id,
    n: row.n,
  }))
  const chosen = chooseReviewers(subjects, await readOrganisation(db))
  const byReviewer = new Map<string, Map<string, number>>()
  for (const subject of subjects) {
    const choice = chosen.get(subjectKey(subject))
    if (!choice) continue
    const reasons = byReviewer.get(choice.reviewerId) ?? new Map<string, number>()
    reasons.set(choice.reason, (reasons.get(choice.reason) ?? 0) + subject.n)
    byReviewer.set(choice.reviewerId, reasons)
  }
  const known = await namesOf(db, [...byReviewer.keys()])
  return [...byReviewer]
    .map(([reviewerId, reasons]) => ({
      reviewerId,
      name: reviewerId === nobody ? 'Nobody yet' : (known.get(reviewerId)?.name ?? 'unknown'),
      items: [...reasons.values()].reduce((all, n) => all + n, 0),
      hasSignIn: known.get(reviewerId)?.hasSignIn ?? false,
      isNobody: reviewerId === nobody,
      reasons: [...reasons].map(([reason, items]) => ({ reason, items })),
    }))
    .sort((a, b) => b.items - a.items || a.name.localeCompare(b.name, 'en'))
}

async function namesOf(db: Database, ids: readonly string[]) {
  const { rows } = await db.execute<{ id: string; name: string; has_sign_in: boolean }>(sql`
    select pv.person_id as id, pv.name, u.id is not null as has_sign_in
    from person_versions pv left join users u on u.email = pv.email and u.status = 'active'
    where pv.valid_to is null and pv.person_id = any(${sql.param([...ids])}::uuid[])`)
  return new Map(rows.map(({ id, name, has_sign_in }) => [id, { name, hasSignIn: has_sign_in }]))
}
