import { expect, it } from 'vitest'
import { noFilter } from './finding-filter.ts'
import { findingsHeadline } from './findings-headline.ts'

const some = { ...noFilter, severity: ['high' as const] }

it.each([
  [noFilter, { total: 61, overdue: 4, isCapped: false }, '61 open findings, 4 past their SLA'],
  [noFilter, { total: 1, overdue: 1, isCapped: false }, '1 open finding, 1 past its SLA'],
  [noFilter, { total: 1_200, overdue: 0, isCapped: false }, '1,200 open findings, none past their SLA'],
  [noFilter, { total: 0, overdue: 0, isCapped: false }, 'No open findings'],
  [some, { total: 3, overdue: 1, isCapped: false }, '3 open findings match, 1 past its SLA'],
  [some, { total: 1, overdue: 0, isCapped: false }, '1 open finding matches, none past its SLA'],
  [some, { total: 0, overdue: 0, isCapped: false }, 'No open finding matches'],
  [
    { ...noFilter, q: 'linux' },
    { total: 10_000, overdue: 7, isCapped: true },
    'More than 10,000 open findings match, at least 7 past their SLA',
  ],
  [
    { ...noFilter, status: 'fixed' as const },
    { total: null, overdue: 0, isCapped: false },
    'Findings that were fixed',
  ],
])('%#: %o', (filter, figures, sentence) => {
  expect(findingsHeadline(filter, figures)).toBe(sentence)
})
