import { dispositionRequests } from '#db/schema/index.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { longestAcceptanceDays } from '../model/disposition.ts'
import { dispositionRequestSchema } from '../model/disposition-schema.ts'
import { judgedBy } from '../rules/judged-by.ts'
import { asPerson } from './parts/as-person.ts'
import { lockFinding, recordDisposition } from './parts/set-disposition.ts'

/**
 * Asks that an open finding be accepted until a day, or judged not to apply. It changes nothing until somebody
 * else, a lead, approves it.
 */
export const requestDisposition = defineCommand({
  action: 'disposition.request',
  permission: 'dispositions.request',
  input: dispositionRequestSchema,
  async run({ ctx, input, tx, now }) {
    const person = asPerson(ctx)
    assertTerm(input.until, now)
    const finding = await lockFinding(tx, input.assetId, input.findingId)
    if (!finding) throw notFound('The finding')
    if (!finding.isPresent) {
      throw new PlumblineError('conflict', 'This finding is fixed already.', 'Nothing needs to be decided.')
    }
    const requestId = newId(ctx.clock)
    const inserted = await tx
      .insert(dispositionRequests)
      .values({
        ...input,
        id: requestId,
        severity: finding.severity,
        judgedBy: judgedBy(finding),
        requestedBy: person.id,
        requestedAt: now,
        outcome: 'pending',
      })
      .onConflictDoNothing()
      .returning({ id: dispositionRequests.id })
    if (inserted.length === 0) {
      throw new PlumblineError(
        'conflict',
        'A request about this finding already waits for a decision.',
        'Have it decided, or withdrawn by whoever made it, first.',
      )
    }
    const detail = { disposition: input.disposition, reason: input.reason }
    await recordDisposition(
      tx,
      finding,
      { kind: 'disposition_requested', actorName: person.name, detail },
      now,
    )
    return {
      result: { requestId },
      entry: {
        object: { type: 'finding', id: finding.id },
        payload: {
          ...detail,
          requestId,
          assetId: input.assetId,
          until: input.until?.toISOString() ?? null,
          severity: finding.severity,
          judgedBy: judgedBy(finding),
        },
      },
    }
  },
})

function assertTerm(until: Date | null, now: Date): void {
  if (until === null) return
  const days = (until.getTime() - now.getTime()) / dayMs
  if (days > 0 && days <= longestAcceptanceDays) return
  throw new PlumblineError(
    'invalid_input',
    days <= 0 ? 'The last day of the acceptance is past.' : 'An acceptance lasts a year at most.',
    'Choose a day within the next twelve months.',
    { details: [{ path: 'until', message: 'a day within the next twelve months' }] },
  )
}
