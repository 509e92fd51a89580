import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { reviewItems } from '#db/schema/index.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { type BlastRadius, mostItemsAtOnce } from '../model/decision.ts'
import { decisionKindSchema } from '../model.ts'
import { refuseRemovals } from '../rules/guard-rails.ts'
import { isApproval } from '../rules/judge-item.ts'
import { mustJustify } from '../rules/justification.ts'
import { isOwnAccess } from '../rules/may-decide.ts'
import { readAccountOwners } from './account-owners.ts'
import { actingPerson } from './acting-person.ts'
import { readAdministrators } from './administrators.ts'
import { toRemoval } from './removal.ts'
import { whosePart } from './whose-part.ts'

/** What a decision about several of the caller's items would touch, and what stands in its way. Changes nothing. */
export const bulkPreview = defineQuery({
  permission: 'reviews.own',
  input: z.strictObject({
    campaignId: z.uuid(),
    itemIds: z.array(z.uuid()).min(1).max(mostItemsAtOnce),
    decision: decisionKindSchema,
  }),
  async run({ ctx, db, input: { campaignId, itemIds, decision } }): Promise<BlastRadius> {
    const reviewerId = await whosePart(db, ctx, undefined)
    const person = await actingPerson(db, ctx)
    const items = await db
      .select()
      .from(reviewItems)
      .where(
        and(
          eq(reviewItems.campaignId, campaignId),
          inArray(reviewItems.id, itemIds),
          // Nobody learns of another's items by asking what would happen to them.
          eq(reviewItems.reviewerId, reviewerId),
        ),
      )
    const owners = await readAccountOwners(db, items)
    const decider = {
      personId: reviewerId,
      sameIds: person?.sameIds ?? [],
      email: person?.email ?? '',
    }
    const removals = items.map((item) => toRemoval(item, owners, decider))
    const systemIds = [...new Set(items.map(({ systemId }) => systemId))]
    const own = removals.filter((removal, index) => {
      const item = items[index]
      return item && isOwnAccess({ ...item, owner: owners.get(removal.accountId) ?? null }, decider)
    })
    return {
      items: items.length,
      people: new Set(items.flatMap(({ personId }) => personId ?? [])).size,
      accounts: new Set(items.map(({ accountId }) => accountId)).size,
      systems: systemIds.map((id) => {
        const of = items.filter(({ systemId }) => systemId === id)
        return { id, name: of[0]?.snapshot.systemName ?? '', items: of.length }
      }),
      privileged: items.filter(({ snapshot }) => snapshot.isPrivileged).length,
      mustJustify: isApproval(decision) ? items.filter(({ reasons }) => mustJustify(reasons)).length : 0,
      refusals: isApproval(decision)
        ? own.map(({ itemId, role, username, systemName }) => ({
            itemId,
            code: 'self_review' as const,
            what: `${role} of ${username} on ${systemName}`,
            message: 'This is your own access: nobody reviews themselves.',
            nextStep: 'Hand it on: the owner of the system or the lead decides it.',
          }))
        : refuseRemovals(removals, await readAdministrators(db, campaignId, systemIds)),
    }
  },
})
