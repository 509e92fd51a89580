import type { Told } from '../told.ts'

export const exhaustedPool: Told = {
  day: -187.66,
  title: 'Inference API down: crafted prompts hold every connection',
  summary:
    'Requests with deeply nested tool calls keep a worker busy for minutes. All connections are held and the API answers nobody.',
  systems: ['inference-api', 'gateway'],
  seenMinutesBefore: 4,
  by: 'platform',
  matrix: { impact: 3, spread: 2, data: 0, exploitation: 3 },
  reason: 'Down for all, and the requests come on purpose from one customer account that was taken over.',
  classifiedAfter: 3,
  acknowledged: { by: 'reliability', after: 8 },
  entries: [
    [-4, 'platform', 'detection', 'Success rate falls from 99.9 % to 4 % within a minute.'],
    [10, 'reliability', 'action', 'Doubled the workers: full again within two minutes. This is not load.'],
    [
      17,
      'platform',
      'evidence',
      'All held requests carry tool calls nested more than 60 deep, from one account.',
    ],
    [
      21,
      'lead',
      'communication',
      'Status page: “The API does not answer. We know why and are working on it.”',
    ],
    [24, 'reliability', 'action', 'Blocked the account at the gateway. Success rate climbs.'],
    [33, 'platform', 'evidence', 'Success rate is back at 99.8 %.'],
    [
      70,
      'lead',
      'communication',
      'Called the owner of the account: its key was in a public repository since yesterday.',
    ],
    [
      140,
      'platform',
      'decision',
      'Limit nesting to 16 and the time of a request to 60 seconds. Nobody legitimate needs more.',
    ],
  ],
  steps: {
    triage: {
      at: 19,
      by: 'platform',
      note: 'One account, one kind of request; no data is exposed.',
      evidence: 'Breakdown of the held requests by account and depth.',
    },
    contain: {
      at: 39,
      by: 'reliability',
      note: 'The account is blocked; the API answers.',
      evidence: 'Success rate of ten minutes: 99.8 %.',
      file: { name: 'success-rate.csv', text: 'minute,rate\n-4,0.999\n-3,0.04\n24,0.31\n33,0.998\n' },
    },
    eradicate: {
      at: 265,
      by: 'platform',
      note: 'Limits for nesting and time are live everywhere.',
      evidence: 'A request 17 deep is refused in 3 ms on each node.',
    },
    recover: {
      at: 340,
      by: 'platform',
      note: 'The account works again with a new key; the queue of postponed jobs is empty.',
      evidence: 'Queue of postponed jobs: 0.',
    },
  },
  resolvedAt: 340,
  cause: 'Missing limit',
  followUps: [
    {
      title: 'Give every customer account a share of the connections',
      owner: 'platform',
      dueDays: 40,
      done: {
        afterDays: 38,
        closure: 'No account can hold more than a tenth; tried by replaying the requests.',
      },
    },
    {
      title: 'Revoke customers’ keys that appear in public repositories',
      owner: 'security',
      dueDays: 60,
      done: {
        afterDays: 55,
        closure:
          'Keys have a recognisable prefix; found ones are revoked and their owners told within minutes.',
      },
    },
  ],
  postMortem: {
    by: 'platform',
    summary:
      'Requests with very deep tool calls, sent through a stolen key, held every connection of the inference API. It answered almost nobody for 28 minutes.',
    impact: 'For 28 minutes 96 % of requests failed. No data was exposed.',
    rootCause:
      'A request could keep a worker busy for as long as it liked, and one account could hold all connections.',
    vulnerability:
      'The depth of tool calls was not limited, nor the time of a request. Both had been so since the feature was released in the year before.',
    remediation:
      '1. The account was blocked at the gateway.\n2. Nesting was limited to 16 and a request to 60 seconds.\n3. The key was replaced and the account opened again.',
    prevention:
      '- No account can hold more than a tenth of the connections (within six weeks).\n- Keys found in public repositories are revoked automatically (within two months).\n- Limits are part of the design review of every feature (in force).',
    wentWell: 'The dashboard that breaks requests down by account showed the cause in ten minutes.',
    submittedAfterHours: 24,
    approvals: [
      ['lead', 29],
      ['manager', 33],
    ],
    publishedAfterHours: 36,
  },
  closedAfterDays: 2,
}
