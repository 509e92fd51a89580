import type { Told } from '../told.ts'

/** Under way when the story ends: contained, not yet eradicated. */
export const crossedCache: Told = {
  day: -2.3 / 24,
  title: 'Crafted prompts return cached answers of other customers',
  summary:
    'With a crafted prefix a request is answered from the cache of another customer. Two customers report answers that are not theirs.',
  systems: ['inference-api', 'feature-store'],
  seenMinutesBefore: 8,
  by: 'platform',
  matrix: { impact: 2, spread: 3, data: 3, exploitation: 3 },
  reason: 'Confidential data of many customers, used now, in a critical component.',
  classifiedAfter: 4,
  acknowledged: { by: 'engineer', after: 9 },
  entries: [
    [-8, 'platform', 'detection', 'Two tickets within five minutes: “this answer is not about my question”.'],
    [
      12,
      'engineer',
      'decision',
      'Switch the shared prompt cache off for everybody. Answers are slower, none is wrong.',
    ],
    [17, 'platform', 'action', 'Flag `shared-prompt-cache` is off on all 38 nodes.'],
    [
      26,
      'lead',
      'communication',
      'Status page: “Answers are slower. We switched a cache off while we look into a report.”',
    ],
    [
      41,
      'security',
      'evidence',
      'In 9 hours of logs: 61 requests with the prefix, from 4 accounts. 23 got an answer of somebody else.',
    ],
    [
      55,
      'platform',
      'evidence',
      'The cache key leaves the tenant out when the prompt begins with a system marker.',
    ],
    [
      78,
      'lead',
      'decision',
      'Tell the customers whose answers were shown, today, each by name and by phone.',
    ],
    [
      104,
      'platform',
      'action',
      'A mended key is in review; the property test that fails without it is attached there.',
    ],
    [
      118,
      'reliability',
      'communication',
      'Latency is 1.9 times the usual, errors are normal. Nobody needs to be called for that.',
    ],
  ],
  steps: {
    triage: {
      at: 47,
      by: 'security',
      note: '23 answers of 11 customers were shown to 4 accounts. The cause is the cache key.',
      evidence: 'Requests with the prefix, by account and answer.',
      file: {
        name: 'crossed-answers.csv',
        text: 'account,requests,crossed\nA,31,14\nB,19,7\nC,8,2\nD,3,0\n',
      },
    },
    contain: {
      at: 72,
      by: 'engineer',
      note: 'The shared cache is off everywhere; the crafted prefix returns nothing foreign any more.',
      evidence: 'Replay of all 61 requests: no crossed answer.',
    },
  },
  resolvedAt: null,
  cause: 'Missing limit',
  tasks: [
    { title: 'Put the tenant into every cache key, with the property test', owner: 'platform', dueHours: 4 },
    { title: 'Tell the eleven customers, each by phone', owner: 'lead', dueHours: 8 },
    { title: 'Search the logs of 30 days for the prefix', owner: 'security', dueHours: 6 },
  ],
  followUps: [],
  postMortem: null,
  closedAfterDays: null,
}
