import type { Told } from '../told.ts'

export const wideReportView: Told = {
  day: -158.47,
  title: 'Report view of billing shows one column too many',
  summary:
    'A view for usage reports also held the postal code of accounts. Eleven people of support could read it.',
  systems: ['billing-db'],
  seenMinutesBefore: 1_500,
  by: 'engineer',
  matrix: { impact: 0, spread: 0, data: 1, exploitation: 1 },
  reason: 'Postal codes only, for eleven colleagues under the same duty of confidence.',
  classifiedAfter: 18,
  entries: [
    [
      40,
      'engineer',
      'evidence',
      'Query log: the column was selected twice, both times by the migration itself.',
    ],
  ],
  steps: {
    triage: { at: 44, by: 'engineer', note: 'Nobody read it.', evidence: 'Query log of 60 days.' },
    contain: {
      at: 66,
      by: 'engineer',
      note: 'The right to the view is withdrawn.',
      evidence: 'Grants of the view.',
    },
    eradicate: {
      at: 200,
      by: 'engineer',
      note: 'The view names its columns one by one.',
      evidence: 'Merged migration.',
    },
    recover: {
      at: 240,
      by: 'engineer',
      note: 'Support has its reports again.',
      evidence: 'First report of the day after.',
    },
  },
  resolvedAt: 240,
  cause: 'Too wide a view',
  followUps: [],
  postMortem: null,
  closedAfterDays: 5,
}
