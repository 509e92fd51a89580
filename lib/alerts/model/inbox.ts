import type { AlertKind, AlertUrgency } from '../model.ts'

export type AlertPerson = { id: string; name: string }

export type AlertLine = {
  id: string
  kind: AlertKind
  urgency: AlertUrgency
  title: string
  body: string
  href: string
  dueAt: Date | null
  openedAt: Date
  closedAt: Date | null
  owners: AlertPerson[]
  /** How many others were told. */
  otherCount: number
  /** Who said "I have it" at the level that stands. */
  acknowledged: { by: string; at: Date; note: string | null }[]
  /** The reader's own part in it; null when it is not theirs. */
  mine: { isOwner: boolean; isSeen: boolean; isAcknowledged: boolean } | null
}

export type AlertsPage = {
  rows: AlertLine[]
  nextCursor: string | null
  /** Open ones: the reader's own, and everybody's where the reader may see them. */
  counts: { mine: number; all: number | null }
}

/** What the frame and the posture page show of the reader's open alerts. */
export type MyAlerts = {
  /** Open and not yet acknowledged at the level that stands. */
  waiting: number
  /** Urgent or past their time, the longest overdue first. */
  onTop: Pick<AlertLine, 'id' | 'kind' | 'urgency' | 'title' | 'href' | 'dueAt'>[]
  onTopBeyond: number
}

export type InboxFilter = { show: 'open' | 'closed'; whose: 'mine' | 'all' }

type Parameters = Readonly<Record<string, string | string[] | undefined>>

/** Reads the filter of the inbox out of an address; without a word about it, one's own open alerts. */
export const readInboxFilter = (asked: Parameters): InboxFilter => ({
  show: asked.show === 'closed' ? 'closed' : 'open',
  whose: asked.whose === 'all' ? 'all' : 'mine',
})

export function inboxHref({ show, whose }: InboxFilter, after?: string): string {
  const query = new URLSearchParams()
  if (show !== 'open') query.set('show', show)
  if (whose !== 'mine') query.set('whose', whose)
  if (after !== undefined) query.set('after', after)
  return query.size === 0 ? '/alerts' : `/alerts?${query}`
}
