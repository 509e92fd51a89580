import type { Told } from '../told.ts'

export const oddSignIns: Told = {
  day: -131.61,
  title: 'Odd sign-ins to observability at night',
  summary: 'A service account reads dashboards at night from an address that it never used before.',
  systems: ['observability'],
  seenMinutesBefore: 45,
  by: 'reliability',
  matrix: { impact: 0, spread: 1, data: 1, exploitation: 2 },
  reason: 'It looks like somebody else uses the account.',
  classifiedAfter: 8,
  lowered: {
    at: 130,
    by: 'reliability',
    matrix: { impact: 0, spread: 1, data: 1, exploitation: 0 },
    reason: 'It is the new exporter of our own data team; its address was missing in the list.',
    confirmedBy: 'lead',
  },
  entries: [
    [
      -45,
      'reliability',
      'detection',
      'Weekly look at service accounts: a new address, three nights in a row.',
    ],
    [25, 'reliability', 'action', 'Rotated the key of the account. The requests stop.'],
    [95, 'platform', 'communication', 'The data team asks why their new exporter has stopped.'],
    [110, 'reliability', 'evidence', 'The address belongs to the exporter’s node since Monday.'],
  ],
  steps: {
    triage: {
      at: 60,
      by: 'reliability',
      note: 'Read-only, dashboards of load and cost.',
      evidence: 'Query log of the account, three nights.',
    },
    contain: {
      at: 85,
      by: 'reliability',
      note: 'The old key is dead.',
      evidence: 'Requests with the old key: 401.',
    },
    eradicate: {
      at: 210,
      by: 'reliability',
      note: 'The exporter has an account of its own, with its address on the list.',
      evidence: 'Account record of the exporter.',
    },
    recover: { at: 235, by: 'reliability', note: 'Exports run.', evidence: 'First export after the change.' },
  },
  resolvedAt: 235,
  cause: 'Undocumented change',
  followUps: [
    {
      title: 'Alert when a service account uses a new address',
      owner: 'reliability',
      dueDays: 30,
      done: { afterDays: 21, closure: 'The alert is live; it fired in the test within two minutes.' },
    },
  ],
  // Once High, always owed: the obligation follows the highest severity ever held.
  postMortem: {
    by: 'reliability',
    summary:
      'A service account was used from an unknown address. It was a program of our own that had moved without anybody noting it down. The account was rotated first and asked about second.',
    impact: 'Exports of cost figures stopped for two hours.',
    rootCause:
      'A program was moved to another node while sharing the account of an older one. Nothing compared the two.',
    vulnerability:
      'Two programs shared one service account, so the use of one could not be told from that of the other. A stranger would have looked just the same.',
    remediation:
      '1. The key was rotated.\n2. The program was given an account of its own.\n3. Its address was put on the list.',
    prevention:
      '- A service account that uses a new address raises an alert (within a month).\n- No account is shared by two programs; the quarterly review asks for it (in force).',
    wentWell: 'It was treated as real until shown otherwise, and closed down in 25 minutes.',
    submittedAfterHours: 45,
    approvals: [
      ['lead', 52],
      ['security', 58],
    ],
    publishedAfterHours: 61,
  },
  closedAfterDays: 1,
}
