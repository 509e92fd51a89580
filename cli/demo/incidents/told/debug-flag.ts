import type { Told } from '../told.ts'

export const debugFlag: Told = {
  day: -74.62,
  title: 'Debug flag prints staging secrets into shared logs',
  summary:
    'A debug flag that was left on prints connection strings with passwords of staging into logs that 80 people can read.',
  systems: ['feature-store', 'observability'],
  seenMinutesBefore: 60,
  by: 'platform',
  matrix: { impact: 0, spread: 1, data: 3, exploitation: 0 },
  reason: 'Passwords of staging databases, readable by many; staging holds samples of real data.',
  classifiedAfter: 14,
  entries: [
    [-60, 'platform', 'detection', 'Seen by chance while looking for a slow query.'],
    [20, 'security', 'decision', 'Rotate first, search later.'],
    [
      90,
      'platform',
      'evidence',
      'Four connection strings, in logs since nine days. Read by six people, all of the team.',
    ],
  ],
  steps: {
    triage: {
      at: 36,
      by: 'platform',
      note: 'Four passwords, nine days, inside only.',
      evidence: 'Search over the shared logs of 30 days.',
    },
    contain: {
      at: 75,
      by: 'security',
      note: 'All four are rotated.',
      evidence: 'Rotation dates in the vault.',
    },
    eradicate: {
      at: 230,
      by: 'platform',
      note: 'The flag is off; connection strings are printed without passwords whatever the flag says.',
      evidence: 'Merged change with its test.',
    },
    recover: {
      at: 330,
      by: 'platform',
      note: 'The lines are deleted from the logs.',
      evidence: 'The search finds nothing.',
    },
  },
  resolvedAt: 330,
  cause: 'Secret in a log',
  followUps: [
    {
      title: 'Run the secret scan over shared logs, too',
      owner: 'security',
      dueDays: 30,
      done: { afterDays: 33, closure: 'Shared logs are scanned hourly since the release of that week.' },
    },
  ],
  // The one that was late: two reviewers were away, and nobody was asked to stand in.
  postMortem: {
    by: 'platform',
    summary:
      'A debug flag that had been forgotten wrote passwords of staging databases into shared logs for nine days. They were rotated within 75 minutes of being seen.',
    impact: 'None outside. Staging was restarted once.',
    rootCause:
      'The same cause as five months before in another place: what prints is trusted to know what is secret.',
    vulnerability:
      'Connection strings with passwords were ordinary text to the logger. Eighty people could read the shared logs.',
    remediation:
      '1. Four passwords were rotated.\n2. The flag was removed.\n3. Connection strings are printed without passwords.\n4. The lines were deleted.',
    prevention:
      '- Shared logs are scanned for secrets hourly (within a month).\n- Debug flags end by themselves after a day (in force).\n- This text was published nine hours late: both reviewers were away. Each now has a stand-in.',
    wentWell: 'Rotation took eleven minutes a password, as practised.',
    submittedAfterHours: 58,
    approvals: [
      ['manager', 70],
      ['lead', 80],
    ],
    publishedAfterHours: 81,
  },
  closedAfterDays: 3,
}
