import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { readOrganisation } from '../../queries/organisation.ts'
import { type Choice, chooseReviewers, pair, type Subject, subjectKey } from '../../rules/reviewer.ts'

/**
 * Chooses reviewers anew while a campaign runs, for a reviewer who left or access that is somebody else's now, in
 * view of who reviews whom already.
 */
export async function chooseAgain(
  tx: Transaction,
  campaignId: string,
  subjects: readonly { personId: string | null; systemId: string }[],
): Promise<(subject: { personId: string | null; systemId: string }) => Choice | undefined> {
  const distinct = new Map(subjects.map((subject) => [subjectKey(subject), subject]))
  const owners = await tx.execute<{ id: string; owner_id: string | null }>(
    sql`select id, owner_id from systems`,
  )
  const ownerOf = new Map(owners.rows.map(({ id, owner_id }) => [id, owner_id]))
  const { rows } = await tx.execute<{ reviewer_id: string; person_id: string }>(sql`
    select distinct reviewer_id, person_id from review_items
    where campaign_id = ${campaignId}::uuid and person_id is not null and superseded_at is null`)
  const asked = [...distinct.values()].map(
    ({ personId, systemId }): Subject => ({ personId, systemId, ownerId: ownerOf.get(systemId) ?? null }),
  )
  const pairs = new Set(rows.map(({ reviewer_id, person_id }) => pair(reviewer_id, person_id)))
  const chosen = chooseReviewers(asked, await readOrganisation(tx), pairs)
  return (subject) => chosen.get(subjectKey(subject))
}
