import type { AlertsPage, InboxFilter } from '#lib/alerts/model/inbox.ts'
import { countInWords, sentenceCase } from '#lib/platform/format/count.ts'

/** The head of the inbox: a sentence that states the finding. */
export function inboxHeadline({ show, whose }: InboxFilter, { counts, rows }: AlertsPage): string {
  if (show === 'closed')
    return rows.length === 0 ? 'No alert has been closed yet' : 'Closed, because their causes are gone'
  const count = whose === 'all' ? (counts.all ?? 0) : counts.mine
  const urgent = rows.filter(({ urgency }) => urgency === 'urgent').length
  if (count === 0) return whose === 'all' ? 'Nothing waits for anybody' : 'Nothing waits for you'
  const isAllUrgent = urgent === count
  const noun = `${isAllUrgent ? 'urgent ' : ''}${count === 1 ? 'alert waits' : 'alerts wait'}`
  const wait = `${sentenceCase(countInWords(count))} ${noun}${whose === 'all' ? '' : ' for you'}`
  if (urgent === 0 || isAllUrgent) return wait
  // Urgent ones come first: a page that is full of them may not hold all of them.
  return urgent === rows.length
    ? `${wait}, the urgent ones first`
    : `${wait}, ${countInWords(urgent)} of them urgent`
}
