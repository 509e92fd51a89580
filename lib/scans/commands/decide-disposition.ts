import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { dispositionRequests } from '#db/schema/index.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import { dispositionDecisionSchema } from '../model/disposition-schema.ts'
import { changesSince } from '../rules/judged-by.ts'
import { isWorse } from '../rules/severity.ts'
import { asPerson } from './parts/as-person.ts'
import {
  type LockedFinding,
  lockFinding,
  recordDisposition,
  setDisposition,
} from './parts/set-disposition.ts'

/** Approves or rejects a request. The requester never decides it (SECURITY, authorisation). */
export const decideDisposition = defineCommand({
  action: 'disposition.decide',
  permission: 'dispositions.decide',
  input: dispositionDecisionSchema,
  async run({ ctx, input, tx, now }) {
    const person = asPerson(ctx)
    // Accepting a risk needs a fresh second factor (SECURITY, step-up).
    if (input.outcome === 'approved') requireRecentMfa(ctx)
    const request = await lockRequest(tx, input.requestId)
    if (request.requestedBy === person.id) {
      throw new PlumblineError(
        'forbidden',
        'You asked for this, so somebody else decides it.',
        'Ask another lead, or withdraw the request.',
      )
    }
    const finding = await lockFinding(tx, request.assetId, request.findingId)
    if (!finding) throw notFound('The finding')
    const isApproved = input.outcome === 'approved'
    if (isApproved) assertStillWhatWasAsked(request, finding, now)
    await tx
      .update(dispositionRequests)
      .set({ outcome: input.outcome, decidedBy: person.id, decidedAt: now, decisionNote: input.note || null })
      .where(eq(dispositionRequests.id, request.id))
    const { disposition, until } = request
    if (isApproved) await setDisposition(tx, finding, { disposition, until, requestId: request.id }, now)
    const detail = { disposition, ...(input.note === '' ? {} : { note: input.note }) }
    const kind = isApproved ? ('disposition_approved' as const) : ('disposition_rejected' as const)
    await recordDisposition(tx, finding, { kind, actorName: person.name, detail }, now)
    if (isApproved) await notify(tx, { topic: 'posture', keys: [] })
    return {
      result: { outcome: input.outcome },
      entry: {
        object: { type: 'finding', id: finding.id },
        payload: { ...detail, requestId: request.id, assetId: finding.assetId, severity: finding.severity },
        decision: input.outcome,
      },
    }
  },
})

type Request = typeof dispositionRequests.$inferSelect

/** The pending request, held: of two people deciding at once, the second is told. */
async function lockRequest(tx: Transaction, requestId: string): Promise<Request> {
  const [request] = await tx
    .select()
    .from(dispositionRequests)
    .where(eq(dispositionRequests.id, requestId))
    .for('update')
  if (!request) throw notFound('The request')
  if (request.outcome === 'pending') return request
  throw new PlumblineError(
    'conflict',
    `This request was ${request.outcome} already.`,
    'Reload the page to see the decision.',
  )
}

function assertStillWhatWasAsked(request: Request, finding: LockedFinding, now: Date): void {
  const askAgain = 'Reject the request and have it asked again with the present facts.'
  if (!finding.isPresent) {
    throw new PlumblineError('conflict', 'The finding was fixed in the meantime.', 'Reject the request.')
  }
  if (isWorse(finding.severity, request.severity)) {
    throw new PlumblineError(
      'conflict',
      `The finding was ${request.severity} when this was asked and is ${finding.severity} now.`,
      askAgain,
    )
  }
  const changes = request.disposition === 'false_positive' ? changesSince(request.judgedBy, finding) : []
  if (changes.length > 0) {
    throw new PlumblineError(
      'conflict',
      `The finding changed after it was called a false positive: ${joinWithAnd(changes)}.`,
      askAgain,
    )
  }
  if (request.until !== null && request.until <= now) {
    throw new PlumblineError('conflict', 'The acceptance that was asked for has run out already.', askAgain)
  }
}
