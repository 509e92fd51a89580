import type { Told } from '../told.ts'

export const listedBucket: Told = {
  day: -287.43,
  title: 'Bucket of build caches could be listed with a link',
  summary:
    'Names of cached build files in one bucket could be listed by whoever had its address. The files themselves were closed.',
  systems: ['data-lake'],
  seenMinutesBefore: 200,
  by: 'engineer',
  matrix: { impact: 0, spread: 1, data: 1, exploitation: 1 },
  reason: 'Names of internal builds, nothing of customers. The address is hard to guess but was in a ticket.',
  classifiedAfter: 16,
  entries: [
    [
      -200,
      'engineer',
      'detection',
      'Checkov marked the bucket’s policy in a pull request that touched another line.',
    ],
    [
      35,
      'engineer',
      'evidence',
      'Access log of 90 days: listed three times, each time from our own network.',
    ],
  ],
  steps: {
    triage: {
      at: 40,
      by: 'engineer',
      note: 'Listing only, three times, all ours.',
      evidence: 'Access log of the bucket, 90 days.',
    },
    contain: {
      at: 62,
      by: 'engineer',
      note: 'Public listing is blocked for the whole account.',
      evidence: 'An anonymous listing is answered with 403.',
    },
    eradicate: {
      at: 170,
      by: 'engineer',
      note: 'The policy in code no longer allows it.',
      evidence: 'Merged change of terraform-live; the plan shows no drift.',
    },
    recover: {
      at: 195,
      by: 'engineer',
      note: 'Nothing was down.',
      evidence: 'Builds of the afternoon are green.',
    },
  },
  resolvedAt: 195,
  cause: 'Misconfigured storage',
  followUps: [
    {
      title: 'Refuse public listing in the account’s own policy',
      owner: 'engineer',
      dueDays: 14,
      done: { afterDays: 6, closure: 'The account policy denies it; tried with a new bucket.' },
    },
  ],
  postMortem: null,
  closedAfterDays: 3,
}
