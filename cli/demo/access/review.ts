import { sql } from 'drizzle-orm'
import { createRandom } from '#cli/demo/random.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { dayMs, secondMs } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { decideItem } from '#lib/reviews/commands/decide-item.ts'
import { decideItems } from '#lib/reviews/commands/decide-items.ts'
import { reassignItems } from '#lib/reviews/commands/reassign-items.ts'
import { signPart } from '#lib/reviews/commands/sign-part.ts'
import { storeSignedPart } from '#lib/reviews/jobs.ts'
import type { QueueItem } from '#lib/reviews/model/item.ts'
import { queue } from '#lib/reviews/queries/queue.ts'
import { asUser } from './as-user.ts'
import { attempt, ignoreConflict } from './attempt.ts'
import { storyQuarters } from './quarters.ts'

const pageSize = 200
/** Decided one by one, with a look at each; what is unchanged and low-risk is decided together. */
const reasons = [
  'Needed for the on-call rotation, checked with the team.',
  'Leads the migration until the end of the quarter.',
  'Maintains this system; the role is what the work asks for.',
  'Confirmed in the last one-to-one: still needed.',
]

/** Why something goes that nobody can see the use of. */
const outgrown = [
  'Works on something else since the teams were cut anew.',
  'Was needed for the migration, which is over.',
  'Reads the same figures in the reports now.',
]

type Part = {
  campaignId: string
  reviewerId: string
  userId: string
  startedAt: Date
  name: string
  kind: string
  quarter: string | null
}

/** Reviewers whose day has come decide their whole part and sign it. */
export async function reviewersAct(world: World): Promise<void> {
  const now = world.clock.now()
  for (const part of await waitingParts(world)) {
    const daysOpen = (now.getTime() - part.startedAt.getTime()) / dayMs
    if (daysOpen < decidesAfterDays(world, part)) continue
    await asUser(world, part.userId, async (ctx) => {
      await decideAll(world, ctx, part)
      await sign(world, ctx, part)
    })
    await storeSignedPart(systemCtx('reviews.store-signed-part', world.worker.db, world.clock), part).catch(
      ignoreConflict,
    )
  }
}

/** Most sit down for it on one of these days of a campaign: few days on which much is revoked, and then proven. */
const reviewDays = [4, 12] as const

/** In the running quarter some have not found the time, Mara Okonjo among them; everybody else decides in time. */
function decidesAfterDays({ end }: World, { startedAt, name, kind, quarter }: Part): number {
  const random = createRandom(`the covenant/decides/${name}/${startedAt.toISOString().slice(0, 10)}`)
  if (kind !== 'quarterly') return random.int(1, 3)
  const isRunning = quarter === storyQuarters(end).running
  if (isRunning && (name === 'Mara Okonjo' || random.chance(0.15))) return Number.POSITIVE_INFINITY
  return random.pick(reviewDays)
}

async function waitingParts(world: World): Promise<Part[]> {
  const { rows } = await world.app.db.execute<Omit<Part, 'startedAt'> & { startedAt: string }>(sql`
    select p.campaign_id as "campaignId", p.reviewer_id as "reviewerId", u.id as "userId", c.started_at as "startedAt",
      v.name, c.kind, c.quarter
    from reviewer_parts p
    join campaigns c on c.id = p.campaign_id and c.status = 'running'
    join person_versions v on v.person_id = p.reviewer_id and v.valid_to is null
    join users u on u.email = v.email and u.status = 'active'
    where p.item_count > 0 and p.signed_at is null and exists (
      select 1 from user_roles r where r.user_id = u.id and r.role in ('lead', 'manager', 'responder', 'member', 'admin'))
    order by p.campaign_id, v.name`)
  return rows.map((row) => ({ ...row, startedAt: new Date(row.startedAt) }))
}

async function decideAll(world: World, ctx: Ctx, part: Part): Promise<void> {
  const { campaignId } = part
  const together: QueueItem[] = []
  for (let after = null as { rank: number; id: string } | null; ; ) {
    const page = await queue(ctx, { campaignId, limit: pageSize, after, filter: { status: 'waiting' } })
    for (const item of page.items) {
      if (item.closed !== null) continue
      if (isOutgrown(item, part)) await revokeOutgrown(world, ctx, item)
      else if (
        item.rank === 'unchanged_low_risk' ||
        item.rank === 'rest' ||
        (item.rank === 'new' && !item.mustJustify)
      )
        together.push(item)
      else await decideOne(world, ctx, item)
    }
    if (page.next === null) break
    after = page.next
  }
  for (let from = 0; from < together.length; from += pageSize) {
    const items = together
      .slice(from, from + pageSize)
      .map(({ id, version, snapshotHash }) => ({ itemId: id, version, snapshotHash }))
    await decideItems(ctx, { campaignId, items, decision: 'approve' })
  }
}

/** Most formats do not tell whether access is used: the reviewers know of some that it is needed no longer. */
function isOutgrown(item: QueueItem, { startedAt }: Part): boolean {
  if (item.isUseKnown || item.recommendation === 'revoke' || item.systemName === 'Plumbline') return false
  const { username, systemName, resource, role } = item
  // Whoever leaves a repository stays in the organisation.
  if (item.environment === 'repositories' && role === 'member') return false
  const words = [username, systemName, resource, role, startedAt.toISOString().slice(0, 10)]
  return createRandom(`the covenant/outgrown/${words.join('/')}`).chance(0.04)
}

async function revokeOutgrown(world: World, ctx: Ctx, item: QueueItem): Promise<void> {
  const { campaignId, id: itemId, version, snapshotHash } = item
  const random = createRandom(`the covenant/decision/${item.username}/${item.systemName}/${item.resource}`)
  const terms = {
    campaignId,
    itemId,
    version,
    snapshotHash,
    justification: random.pick(outgrown),
    decisionMs: random.int(6, 60) * secondMs,
  }
  world.clock.advance(20)
  if (!(await attempt(() => decideItem(ctx, { ...terms, decision: 'revoke' }))))
    await decideOne(world, ctx, item)
}

async function decideOne(world: World, ctx: Ctx, item: QueueItem): Promise<void> {
  const random = createRandom(`the covenant/decision/${item.username}/${item.systemName}/${item.resource}`)
  const seen = {
    campaignId: item.campaignId,
    itemId: item.id,
    version: item.version,
    snapshotHash: item.snapshotHash,
  }
  const decisionMs = random.int(4, 45) * secondMs
  world.clock.advance(20)
  const isFollowed = item.personId === null || random.chance(0.85)
  // Plumbline's own roles stay: they are what the demonstration signs in with.
  if (item.recommendation === 'revoke' && item.systemName !== 'Plumbline' && isFollowed) {
    const isRevoked = await attempt(() => decideItem(ctx, { ...seen, decision: 'revoke', decisionMs }))
    if (isRevoked) return
  }
  const isApproved = await attempt(() =>
    decideItem(ctx, { ...seen, decision: 'approve', justification: random.pick(reasons), decisionMs }),
  )
  // One's own, or a colleague who reviews back: the owner of the system decides it.
  if (!isApproved)
    await attempt(() =>
      reassignItems(ctx, {
        campaignId: item.campaignId,
        items: [{ itemId: item.id, version: item.version }],
        to: { kind: 'lead' },
        note: 'Not mine to decide.',
      }),
    )
}

async function sign(world: World, ctx: Ctx, { campaignId }: Part): Promise<void> {
  world.clock.advance(secondMs)
  await attempt(() => signPart(ctx, { campaignId }))
}
