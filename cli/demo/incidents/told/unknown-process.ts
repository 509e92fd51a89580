import type { Told } from '../told.ts'

export const unknownProcess: Told = {
  day: -262.55,
  title: 'Unknown process on two nodes of the inference platform',
  summary: 'A process that is in no image runs on two nodes and reads performance counters.',
  systems: ['inference-api'],
  seenMinutesBefore: 10,
  by: 'platform',
  matrix: { impact: 0, spread: 2, data: 0, exploitation: 0 },
  reason: 'It reads counters only, but nobody knows yet who started it.',
  classifiedAfter: 12,
  entries: [
    [-10, 'platform', 'detection', 'The runtime guard reports a process that is in no signed image.'],
    [
      28,
      'platform',
      'evidence',
      'Its digest is that of the profiler which the hardware team announced on Monday.',
    ],
  ],
  steps: {},
  resolvedAt: null,
  dismissed: {
    at: 45,
    by: 'platform',
    reason:
      'It is the announced profiler of the hardware team: same digest, same ticket, started by its owner. The guard now knows it.',
  },
  cause: null,
  followUps: [],
  postMortem: null,
  closedAfterDays: null,
}
