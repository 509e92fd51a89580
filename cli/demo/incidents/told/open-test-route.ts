import type { Told } from '../told.ts'

export const openTestRoute: Told = {
  day: -214.5,
  title: 'Test route of the gateway answers without an identity check',
  summary:
    'A route that was made for load tests answers without asking who calls. It returns synthetic data only.',
  systems: ['gateway'],
  seenMinutesBefore: 400,
  by: 'lead',
  matrix: { impact: 0, spread: 1, data: 1, exploitation: 1 },
  reason:
    'Anybody on the internet could call it. What it returns is made up, but it shows names of internal services.',
  classifiedAfter: 10,
  fromReport: 'first',
  entries: [
    [
      30,
      'reliability',
      'evidence',
      'Called from outside without a token: 200. The answer names two internal services.',
    ],
    [
      52,
      'reliability',
      'evidence',
      'Requests to the route in 30 days: 4,112 from load tests, 9 from elsewhere.',
    ],
  ],
  steps: {
    triage: {
      at: 58,
      by: 'reliability',
      note: 'Nine foreign requests in 30 days, all by crawlers.',
      evidence: 'Requests to the route by address, 30 days.',
    },
    contain: {
      at: 84,
      by: 'reliability',
      note: 'The route is off.',
      evidence: 'The route answers 404 from outside and inside.',
    },
    eradicate: {
      at: 210,
      by: 'reliability',
      note: 'The gateway refuses to start with a route that asks for no identity.',
      evidence: 'Test: a configuration with such a route fails at start.',
    },
    recover: {
      at: 300,
      by: 'reliability',
      note: 'Load tests use a signed identity of their own.',
      evidence: 'The load test of the evening ran with the new identity.',
    },
  },
  resolvedAt: 300,
  cause: 'Missing identity check',
  followUps: [
    {
      title: 'List every route of the gateway with who may call it',
      owner: 'reliability',
      dueDays: 28,
      done: {
        afterDays: 20,
        closure: 'The list is generated from the configuration and reviewed with each change.',
      },
    },
  ],
  postMortem: null,
  closedAfterDays: 4,
}
