import type { Told } from '../told.ts'

export const danglingName: Told = {
  day: -44.57,
  title: 'A forgotten name of the documentation points to a stranger',
  summary:
    'A name under our domain still pointed to a hosting service that we had left. Somebody else took the place and shows a copied sign-in page.',
  systems: ['docs-site', 'web-console'],
  seenMinutesBefore: 120,
  by: 'engineer',
  matrix: { impact: 0, spread: 1, data: 1, exploitation: 2 },
  reason: 'The page imitates our sign-in. It is in use; nobody is known to have typed a password.',
  classifiedAfter: 5,
  entries: [
    [-120, 'engineer', 'detection', 'A customer asks by mail whether the page is ours.'],
    [9, 'engineer', 'action', 'Deleted the name. It takes up to an hour until everybody sees it.'],
    [30, 'security', 'communication', 'Asked the hosting service to take the page down.'],
    [64, 'security', 'evidence', 'No sign-in of the last seven days came from a link on that page.'],
  ],
  steps: {
    triage: {
      at: 34,
      by: 'security',
      note: 'One name, one page, up since two days.',
      evidence: 'Copy of the page and of the name’s records.',
    },
    contain: {
      at: 72,
      by: 'engineer',
      note: 'The name is gone everywhere.',
      evidence: 'Answers of five resolvers: no such name.',
    },
    eradicate: {
      at: 180,
      by: 'engineer',
      note: 'All names of the zone were compared with what we run.',
      evidence: 'List of 61 names with their owners.',
    },
    recover: {
      at: 215,
      by: 'engineer',
      note: 'Nothing was down.',
      evidence: 'Links of the documentation checked.',
    },
  },
  resolvedAt: 215,
  reopened: {
    afterHours: 19,
    by: 'security',
    reason:
      'A second name of the old service was missed: it stood in another zone. The list had left that zone out.',
    steps: {
      triage: {
        at: 30,
        by: 'security',
        note: 'One more name, not taken by anybody yet.',
        evidence: 'Records of the second zone.',
      },
      contain: {
        at: 60,
        by: 'engineer',
        note: 'Deleted.',
        evidence: 'Answers of five resolvers: no such name.',
      },
      eradicate: {
        at: 150,
        by: 'engineer',
        note: 'All four zones were compared this time.',
        evidence: 'List of 204 names in four zones with their owners.',
      },
      recover: {
        at: 190,
        by: 'engineer',
        note: 'Nothing was down.',
        evidence: 'Links of documentation and console checked.',
      },
    },
    resolvedAfterHours: 3.2,
  },
  cause: 'Forgotten resource',
  followUps: [
    {
      title: 'Compare the names of all zones with what runs, daily',
      owner: 'engineer',
      dueDays: 21,
      done: { afterDays: 18, closure: 'The job runs each night; it found two more names, both removed.' },
    },
    {
      title: 'Remove names in the same change that removes a service',
      owner: 'platform',
      dueDays: 30,
      done: null,
    },
  ],
  postMortem: {
    by: 'engineer',
    summary:
      'A name under our domain pointed to a service we had left. A stranger took the place and imitated our sign-in page for two days. A second such name was found a day later, before anybody used it.',
    impact: 'One customer asked about the page. No sign-in through it is known.',
    rootCause:
      'Names and the services behind them are removed by different people at different times, and nothing compares them.',
    vulnerability:
      'Any name that points to a place we no longer hold can be taken over by whoever asks the hosting service first.',
    remediation:
      '1. Both names were deleted.\n2. The page was taken down by its host.\n3. All names of all four zones were compared with what we run.',
    prevention:
      '- The comparison runs every night (done).\n- A service and its names are removed in one change (by the end of the month).\n- The list of zones comes from the registrar, not from memory (in force).',
    wentWell:
      'The incident was opened again at once instead of opening a second one: the clock began anew, and one text tells the whole of it.',
    submittedAfterHours: 28,
    approvals: [
      ['lead', 40],
      ['manager', 42],
    ],
    publishedAfterHours: 44,
  },
  closedAfterDays: 2,
}
