import { formatQuantity } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import { formatClock } from '#lib/platform/format/time.ts'
import type { NextCall } from './escalation.ts'

/** What the timeline says of a call. */
export function calledText({
  round,
  people,
  skipped,
  answerBy,
}: Extract<NextCall, { type: 'call' }>): string {
  const who = joinWithAnd(people.map(({ name, reason }) => `${name} (${reason})`))
  const passed =
    skipped.length === 0
      ? ''
      : ` ${formatQuantity(skipped.length, 'level')} before had nobody to call and ${skipped.length === 1 ? 'was' : 'were'} passed over.`
  return `Called ${who}${round > 1 ? `, round ${round}` : ''}. Who is next is called at ${formatClock(answerBy)} UTC unless somebody acknowledges.${passed}`
}

/** What it says when there is nobody. */
export const nobodyText =
  'Nobody could be called: no level of the escalation list has anybody who may respond. Set the list under On-call, or give somebody the role of responder.'
