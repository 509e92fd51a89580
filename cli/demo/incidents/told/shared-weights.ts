import type { Told } from '../told.ts'

/** Resolved 31 hours before the end of the story: its post-mortem is written, once approved, and due in 41 hours. */
export const sharedWeights: Told = {
  day: -39.5 / 24,
  title: 'Weights of an unreleased model readable from the development account',
  summary:
    'A role of the development account could read the bucket with signed weights. It was meant for one experiment and never withdrawn.',
  systems: ['model-registry', 'model-training'],
  seenMinutesBefore: 75,
  by: 'security',
  matrix: { impact: 0, spread: 2, data: 3, exploitation: 0 },
  reason: 'Model weights of an unreleased model, readable by 40 people who do not need them.',
  classifiedAfter: 6,
  entries: [
    [-75, 'security', 'detection', 'The quarterly review of access shows a role that nobody could explain.'],
    [15, 'security', 'action', 'Withdrew the role from the bucket’s policy.'],
    [
      48,
      'security',
      'evidence',
      'Reads by the role in 120 days: 14, by two people of the experiment it was made for.',
    ],
    [
      96,
      'platform',
      'decision',
      'Treat the weights as seen by the team, not as leaked: every read is explained.',
    ],
    [150, 'platform', 'communication', 'Told the owner of the model and the pillar lead.'],
  ],
  steps: {
    triage: {
      at: 55,
      by: 'security',
      note: '14 reads, two people, all explained.',
      evidence: 'Access log of the bucket, 120 days.',
    },
    contain: {
      at: 90,
      by: 'security',
      note: 'The role reads nothing any more.',
      evidence: 'A read with the role is answered with 403.',
    },
    eradicate: {
      at: 260,
      by: 'platform',
      note: 'Buckets with weights name who may read them; everything else is denied in code.',
      evidence: 'Merged change of terraform-live with the list of readers.',
    },
    recover: {
      at: 510,
      by: 'platform',
      note: 'The experiment reads its own copy.',
      evidence: 'Its run of the evening is complete.',
    },
  },
  resolvedAt: 510,
  cause: 'Access never withdrawn',
  followUps: [
    { title: 'Give every role for an experiment an end date', owner: 'security', dueDays: 21, done: null },
    {
      title: 'Deny reads across accounts for all buckets with weights',
      owner: 'platform',
      dueDays: 14,
      done: null,
    },
  ],
  postMortem: {
    by: 'security',
    summary:
      'A role that was made for an experiment could read the weights of an unreleased model for four months. Two people of that experiment used it, for that experiment; nobody else did.',
    impact: 'No customer was affected, and no weights left the company.',
    rootCause: 'Access for an experiment had no end. The experiment ended; the access did not.',
    vulnerability:
      'The policy of the bucket trusted a whole role of another account. Forty people could take that role.',
    remediation:
      '1. The role was withdrawn.\n2. Every read of 120 days was explained.\n3. Buckets with weights now name each reader in code.',
    prevention:
      '- A role for an experiment has an end date (within three weeks).\n- Reads across accounts are denied for buckets with weights (within two weeks).\n- The quarterly review asks for the purpose of every role (in force).',
    wentWell: 'The review of access found what no alert would have: nothing about the reads was unusual.',
    submittedAfterHours: 21,
    approvals: [['manager', 25]],
    publishedAfterHours: null,
  },
  closedAfterDays: null,
}
