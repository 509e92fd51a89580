import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { mostItemsAtOnce } from '../model/decision.ts'
import { actingPerson } from '../queries/acting-person.ts'
import { readOrganisation } from '../queries/organisation.ts'
import { holdHands } from './parts/hold-hands.ts'
import { type LockedItem, lockItems, runningCampaign } from './parts/locked-items.ts'
import { moveItems } from './parts/move-items.ts'

/**
 * "Not mine": hands undecided items on, to the owner of each system, to the lead, or to a named person. A reviewer
 * hands on their own; the lead anybody's. What may not go to the receiver is named, and nothing moves then.
 */
export const reassignItems = defineCommand({
  action: 'review-items.reassign',
  permission: 'reviews.own',
  input: z.strictObject({
    campaignId: z.uuid(),
    items: z
      .array(z.strictObject({ itemId: z.uuid(), version: z.int().positive() }))
      .min(1)
      .max(mostItemsAtOnce),
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('system_owner') }),
      z.strictObject({ kind: z.literal('lead') }),
      z.strictObject({ kind: z.literal('person'), personId: z.uuid() }),
    ]),
    note: z.string().trim().min(1, 'say why').max(2_000),
  }),
  async run({ ctx, input: { campaignId, items: seen, to, note }, tx, now }) {
    await runningCampaign(tx, campaignId)
    await holdHands(tx, campaignId)
    const items = await lockItems(
      tx,
      campaignId,
      seen.map(({ itemId }) => itemId),
    )
    const person = await actingPerson(tx, ctx)
    const mayMoveAll = isAllowed(ctx, 'reviews.manage')
    const versions = new Map(seen.map(({ itemId, version }) => [itemId, version]))
    for (const item of items) {
      if (!mayMoveAll && item.reviewerId !== person?.personId) throw notYours()
      assertMovable(item, versions.get(item.id))
    }
    const targets = await receivers(tx, items, to)
    const moved = new Set<string>()
    for (const [toId, itemIds] of targets) {
      const ids = await moveItems(tx, ctx, { campaignId, itemIds, toId, reason: 'reassigned', note }, now)
      for (const id of ids) moved.add(id)
    }
    const stuck = items.filter(({ id }) => !moved.has(id))
    if (stuck.length > 0) throw cannotReceive(stuck)
    await notify(tx, { topic: 'reviews', keys: [campaignId] })
    return {
      result: { moved: moved.size },
      entry: {
        object: { type: 'campaign', id: campaignId },
        payload: { note, moved: [...targets].map(([toId, itemIds]) => ({ toId, itemIds })) },
        decision: 'reassigned',
      },
    }
  },
})

type Target = { kind: 'system_owner' } | { kind: 'lead' } | { kind: 'person'; personId: string }

/** The items by whom they go to; what nobody suitable is found for goes to nobody and is refused. */
async function receivers(
  tx: Transaction,
  items: readonly LockedItem[],
  to: Target,
): Promise<Map<string, string[]>> {
  const { people, leads } = await readOrganisation(tx)
  const isActive = (id: string | null | undefined): id is string =>
    id !== null && id !== undefined && people.get(id)?.isActive === true
  const owners = to.kind === 'system_owner' ? await readOwners(tx, items) : new Map<string, string>()
  const targets = new Map<string, string[]>()
  for (const item of items) {
    const candidates =
      to.kind === 'person' ? [to.personId] : to.kind === 'lead' ? leads : [owners.get(item.systemId)]
    const toId = candidates.find((id) => isActive(id) && id !== item.personId && id !== item.reviewerId)
    if (toId === undefined) continue
    targets.set(toId, [...(targets.get(toId) ?? []), item.id])
  }
  return targets
}

async function readOwners(tx: Transaction, items: readonly LockedItem[]): Promise<Map<string, string>> {
  const ids = [...new Set(items.map(({ systemId }) => systemId))]
  const { rows } = await tx.execute<{ id: string; owner_id: string }>(sql`
    select id, owner_id from systems where owner_id is not null and id = any(${sql.param(ids)}::uuid[])`)
  return new Map(rows.map(({ id, owner_id }) => [id, owner_id]))
}

function assertMovable(item: LockedItem, version: number | undefined): void {
  if (item.signedAt || item.supersededAt || item.goneAt) {
    throw new PlumblineError(
      'conflict',
      'One of these is signed, or its access has ended.',
      'Reload the queue and choose again.',
    )
  }
  if (item.decidedAt) {
    throw new PlumblineError('conflict', 'One of these is decided.', 'Undo the decision, then hand it on.')
  }
  if (item.version !== version) {
    throw new PlumblineError(
      'conflict',
      'One of these changed since you saw it.',
      'Reload the queue and choose again.',
    )
  }
}

const notYours = () =>
  new PlumblineError('forbidden', 'This is for somebody else to hand on.', 'Ask them, or the lead.')

const cannotReceive = (items: readonly LockedItem[]) =>
  new PlumblineError(
    'conflict',
    items.length === 1
      ? 'This cannot go there: it would be their own access, they review each other, or nobody active is found.'
      : `${items.length} of these cannot go there: their own access, people who review each other, or nobody active.`,
    'Name another person.',
    {
      details: items.map(({ id, snapshot }) => ({
        path: `items.${id}`,
        message: `${snapshot.role} of ${snapshot.personName ?? snapshot.username} on ${snapshot.systemName}`,
      })),
    },
  )
