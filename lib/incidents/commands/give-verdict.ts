import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { postMortems, postMortemVerdicts } from '#db/schema/incidents/post-mortems.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { giveVerdictSchema } from '../model/post-mortem-input.ts'
import { readAuthorIds, readVerdicts } from '../queries/post-mortem-rows.ts'
import { approvalOf } from '../rules/post-mortem-approval.ts'
import { appendEvent } from './parts/append-event.ts'
import {
  assertNewest,
  assertNotUnderWay,
  type LockedPostMortem,
  lockedPostMortem,
} from './parts/locked-post-mortem.ts'
import { moveIncident } from './parts/move-incident.ts'
import { postMortemChanged } from './parts/post-mortem-changed.ts'
import { assertWritable } from './parts/post-mortem-phase.ts'

/**
 * Approves the submitted version, or asks for changes, under a fresh second factor (SECURITY, step-up): once a person
 * and version, never what one had a part in. With the second approval it is approved; a wish for changes makes it a draft again.
 */
export const giveVerdict = defineCommand({
  action: 'post-mortem.give-verdict',
  permission: 'post-mortems.approve',
  input: giveVerdictSchema,
  async run({ ctx, input: { number, version, verdict, comment }, tx, now }) {
    requireRecentMfa(ctx)
    const locked = await lockedPostMortem(tx, number)
    const { incident, postMortem, newest } = locked
    assertWritable(incident)
    assertNewest(version, newest)
    await assertNotUnderWay(tx, incident.id)
    if (postMortem.status !== 'review' && postMortem.status !== 'approved')
      throw new PlumblineError(
        'conflict',
        `Version ${version} is not before its reviewers.`,
        'Wait until its author submits it.',
      )
    const before = (await readVerdicts(tx, incident.id)).filter((one) => one.version === version)
    const authorIds = await readAuthorIds(tx, incident.id, version)
    const refusal = refuseReviewer(ctx, authorIds, before)
    if (refusal) throw refusal
    await tx.insert(postMortemVerdicts).values({
      id: newId(ctx.clock),
      incidentId: incident.id,
      version,
      verdict,
      comment: comment || null,
      at: now,
      byId: ctx.actor.id,
      byName: ctx.actor.name,
    })
    const standing = approvalOf(authorIds, [...before, { byId: ctx.actor.id, verdict }])
    const status = await settle(tx, ctx, locked, standing)
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'decision',
      body:
        verdict === 'approve'
          ? `Approved version ${version} of the post-mortem (${standing.approvals} of ${standing.needed}).`
          : `Asked for changes of version ${version} of the post-mortem.`,
    })
    await postMortemChanged(tx, number, now)
    return {
      result: { status, approvals: standing.approvals },
      entry: {
        object: { type: 'post-mortem', id: incident.id },
        payload: { number, version, blobSha: newest.blobSha },
        decision: verdict,
      },
    }
  },
})

/** Nobody judges a text that they had a part in since the public read it last, and nobody twice. */
function refuseReviewer(
  ctx: Ctx,
  authorIds: readonly string[],
  before: readonly { byId: string }[],
): PlumblineError | null {
  if (authorIds.includes(ctx.actor.id))
    return new PlumblineError(
      'forbidden',
      'You had a part in this text: you saved a version of it, or let something in it pass.',
      'Two other people review it; ask a lead, a manager or a responder.',
    )
  if (before.some(({ byId }) => byId === ctx.actor.id))
    return new PlumblineError(
      'conflict',
      'You have given your verdict on this version.',
      'It stands until a new version is saved.',
    )
  return null
}

/** Where the verdicts so far leave the post-mortem. */
async function settle(
  tx: Transaction,
  ctx: Ctx,
  { incident, postMortem }: LockedPostMortem,
  { isApproved, areChangesAsked }: ReturnType<typeof approvalOf>,
): Promise<'draft' | 'review' | 'approved'> {
  const status = areChangesAsked ? 'draft' : isApproved ? 'approved' : 'review'
  const now = ctx.clock.now()
  await tx
    .update(postMortems)
    .set({ status, approvedAt: isApproved ? (postMortem.approvedAt ?? now) : null })
    .where(eq(postMortems.incidentId, incident.id))
  if (areChangesAsked && incident.status === 'review')
    await moveIncident(tx, ctx, {
      incidentId: incident.id,
      from: 'review',
      to: 'post_mortem_draft',
      note: 'A reviewer asked for changes.',
    })
  return status
}
