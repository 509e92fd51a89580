import { expect, test } from 'vitest'
import type { AlertsPage } from '#lib/alerts/model/inbox.ts'
import { inboxHeadline } from './inbox-headline.ts'

const page = (urgencies: ('urgent' | 'soon')[], mine: number, all = 0): AlertsPage => ({
  rows: urgencies.map((urgency, n) => ({
    id: String(n),
    kind: 'regrant',
    urgency,
    title: '',
    body: '',
    href: '/',
    dueAt: null,
    openedAt: new Date(0),
    closedAt: null,
    owners: [],
    otherCount: 0,
    acknowledged: [],
    mine: null,
  })),
  nextCursor: null,
  counts: { mine, all },
})
const mine = { show: 'open', whose: 'mine' } as const
const all = { show: 'open', whose: 'all' } as const

test.each([
  [mine, page([], 0), 'Nothing waits for you'],
  [all, page([], 0, 0), 'Nothing waits for anybody'],
  [mine, page(['urgent'], 1), 'One urgent alert waits for you'],
  [mine, page(['urgent', 'urgent'], 2), 'Two urgent alerts wait for you'],
  [mine, page(['soon', 'soon'], 2), 'Two alerts wait for you'],
  [all, page(['urgent', 'soon'], 0, 2), 'Two alerts wait, one of them urgent'],
  [mine, page(['urgent', 'urgent'], 80), '80 alerts wait for you, the urgent ones first'],
  [{ show: 'closed', whose: 'mine' } as const, page([], 0), 'No alert has been closed yet'],
])('the inbox says what it holds', (filter, shown, headline) => {
  expect(inboxHeadline(filter, shown)).toBe(headline)
})
