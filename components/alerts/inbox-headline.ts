import type { AlertsPage, InboxFilter } from '#lib/alerts/model/inbox.ts'
import { countInWords, sentenceCase } from '#lib/platform/format/count.ts'

/** The head of the inbox: a sentence that states the finding. */
export function inboxHeadline({ show, whose }: InboxFilter, { counts, rows }: AlertsPage): string {
  if (show === 'closed')
    return rows.length === 0 ? 'No alert has been closed yet' : 'Closed, because their causes are gone'
  const count = whose === 'all' ? (counts.all ?? 0) : counts.mine
  const urgent = rows.filter(({ urgency }) => urgency === 'urgent').length
  if (count === 0) return whose === 'all' ? 'Nothing waits for anybody' : 'Nothing waits for you'
  const wait = `${sentenceCase(countInWords(count))} ${count === 1 ? 'alert waits' : 'alerts wait'}`
  const forWhom = whose === 'all' ? '' : ' for you'
  // Urgent ones come first, so a page that is not full of them shows every one.
  if (urgent === 0 || urgent === count) return `${wait}${forWhom}${urgent === 0 ? '' : ', urgent'}`
  return urgent === rows.length
    ? `${wait}${forWhom}, the urgent ones first`
    : `${wait}${forWhom}, ${countInWords(urgent)} of them urgent`
}
