import type { Told } from '../told.ts'

export const buildLogToken: Told = {
  day: -352.58,
  title: 'Deploy token of the model registry in a public build log',
  summary:
    'A build of an open repository printed the environment of its runner. The log holds the deploy token of the model registry and could be read by anybody for about three hours.',
  systems: ['ci-runners', 'model-registry'],
  seenMinutesBefore: 14,
  by: 'security',
  matrix: { impact: 0, spread: 2, data: 3, exploitation: 0 },
  reason: 'The token could publish weights. No use of it from elsewhere is seen in the registry so far.',
  classifiedAfter: 7,
  entries: [
    [
      -14,
      'security',
      'detection',
      'The nightly secret scan of build logs matched the pattern of a registry token in run 48211.',
    ],
    [
      9,
      'security',
      'communication',
      'Told the build team and the owner of the registry by phone. Both are at their desks.',
    ],
    [
      12,
      'engineer',
      'action',
      'Set the log of run 48211 to private. Asked the code host to purge its cache.',
    ],
    [
      20,
      'security',
      'decision',
      'Revoke the token at once rather than wait for the running release. The release is repeated afterwards.',
    ],
    [
      41,
      'engineer',
      'evidence',
      'Audit log of the registry for the last 24 hours: 212 requests with this token, all from runners.',
    ],
    [
      75,
      'engineer',
      'action',
      'Searched all logs of the last 90 days for the same pattern: two more hits, both of tokens that had expired.',
    ],
  ],
  steps: {
    triage: {
      at: 25,
      by: 'security',
      note: 'One token, one log, three hours of exposure. 11 views of the log, four of them not ours.',
      evidence: 'View counter of run 48211 as the code host reports it: 11 views, 4 anonymous.',
    },
    contain: {
      at: 48,
      by: 'engineer',
      note: 'The log is private and the token is revoked.',
      evidence: 'The registry answers 401 to the old token.',
      file: {
        name: 'registry-401.txt',
        text: 'HTTP/1.1 401 Unauthorized\nwww-authenticate: Bearer error="revoked_token"\n',
      },
    },
    eradicate: {
      at: 150,
      by: 'engineer',
      note: 'The step that printed the environment is gone; runners mask everything the vault hands out.',
      evidence: 'Merged change: runners receive secrets through the masking wrapper only.',
    },
    recover: {
      at: 265,
      by: 'engineer',
      note: 'A new short-lived token; the release was repeated and its digest is the same.',
      evidence: 'Digest of the repeated release equals the one of the interrupted release.',
    },
  },
  resolvedAt: 265,
  cause: 'Secret in a log',
  followUps: [
    {
      title: 'Replace long-lived registry tokens by ones that live an hour',
      owner: 'security',
      dueDays: 21,
      done: {
        afterDays: 16,
        closure: 'All nine pipelines use tokens that live 60 minutes; the old kind can no longer be issued.',
      },
    },
    {
      title: 'Fail a build whose log matches a secret pattern',
      owner: 'engineer',
      dueDays: 30,
      done: {
        afterDays: 27,
        closure: 'The log filter runs in front of storage since the release of that week.',
      },
    },
  ],
  postMortem: {
    by: 'security',
    summary:
      'A build step printed the environment of its runner into a log that anybody could read. The log held a token that could publish models. It was revoked within an hour of being seen; nobody outside used it.',
    impact: 'No customer was affected. One release was delayed by four hours.',
    rootCause:
      'A debugging step that had been useful months before stayed in the pipeline when the repository became public. Nothing looked at logs before they were stored.',
    vulnerability:
      'Runners handed long-lived tokens to every step as environment variables, unmasked. Since the repository became public in the spring, any step that printed its environment published them.',
    remediation:
      '1. The log was closed and purged.\n2. The token was revoked.\n3. The step was removed and runners were changed to mask what the secret store hands out.\n4. The release was repeated and compared by digest.',
    prevention:
      '- Tokens for publishing live an hour (done).\n- A log that matches a secret pattern is not stored and fails its build (done).\n- Making a repository public asks for a review of its pipeline (in force).',
    wentWell:
      'The nightly scan of logs, introduced a month before, found it. The owners could be reached at once.',
    submittedAfterHours: 20,
    approvals: [
      ['lead', 26],
      ['manager', 30],
    ],
    publishedAfterHours: 33,
  },
  closedAfterDays: 1,
}
