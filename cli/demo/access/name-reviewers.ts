import { sql } from 'drizzle-orm'
import { asPersona } from '#cli/demo/seed/as-persona.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { reassignItems } from '#lib/reviews/commands/reassign-items.ts'
import { nobody } from '#lib/reviews/rules/reviewer.ts'
import { attempt } from './attempt.ts'

type Unasked = { campaignId: string; itemId: string; version: number }

/** Access that neither manager nor owner nor lead may review: the lead names the first of the others who may. */
export async function leadNamesReviewers(world: World): Promise<void> {
  const { rows } = await world.app.db.execute<Unasked>(sql`
    select i.campaign_id as "campaignId", i.id as "itemId", i.version
    from review_items i join campaigns c on c.id = i.campaign_id and c.status = 'running'
    where i.reviewer_id = ${nobody}::uuid and i.decided_at is null and i.gone_at is null and i.superseded_at is null
    order by i.id`)
  if (rows.length === 0) return
  const candidates = await whoMayBeAsked(world)
  await asPersona(world, 'lead', async (ctx) => {
    for (const { campaignId, itemId, version } of rows) {
      for (const personId of candidates) {
        const isNamed = await attempt(() =>
          reassignItems(ctx, {
            campaignId,
            items: [{ itemId, version }],
            to: { kind: 'person', personId },
            note: 'Nobody in line may review this: somebody who works with them does.',
          }),
        )
        if (isNamed) break
      }
    }
  })
}

/** Everybody active who can sign in and decide; those first who are not reviewed in the line above them. */
async function whoMayBeAsked({ app }: World): Promise<string[]> {
  const { rows } = await app.db.execute<{ id: string }>(sql`
    select v.person_id as id from users u join person_versions v on v.email = u.email and v.valid_to is null
    where u.status = 'active' and v.state = 'active' and exists (
      select 1 from user_roles r where r.user_id = u.id and r.role in ('manager', 'responder', 'member'))
    order by exists (select 1 from user_roles r where r.user_id = u.id and r.role = 'manager'), v.name`)
  return rows.map(({ id }) => id)
}
