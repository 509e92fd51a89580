import type { Told } from '../told.ts'

export const poisonedPackage: Told = {
  day: -240.63,
  title: 'Poisoned release of a build dependency reached a staging image',
  summary:
    'A compression library published a release with a hidden download. An image of the model registry built that night holds it and runs in staging.',
  systems: ['model-registry', 'ci-runners'],
  seenMinutesBefore: 25,
  by: 'security',
  matrix: { impact: 0, spread: 2, data: 2, exploitation: 2 },
  reason: 'The release is known to be malicious; staging shows a connection that nobody asked for.',
  classifiedAfter: 6,
  entries: [
    [
      -25,
      'security',
      'detection',
      'Advisory of the ecosystem, read at breakfast: the release of last night downloads a script when it is built.',
    ],
    [
      10,
      'security',
      'evidence',
      'The software bill of materials of 14 images names the library; one has the poisoned version.',
    ],
    [19, 'engineer', 'action', 'Stopped all builds. Nothing is deployed until the lock files are checked.'],
    [
      37,
      'engineer',
      'evidence',
      'One outgoing connection from staging at 02:40 to an address of the advisory; 1.2 kB out, nothing in.',
    ],
    [
      55,
      'security',
      'decision',
      'Rotate everything that the staging registry could read, production secrets are in another store.',
    ],
  ],
  steps: {
    triage: {
      at: 30,
      by: 'security',
      note: 'One image, in staging only, since 02:31.',
      evidence: 'Bills of materials of all running images, searched for the release.',
    },
    contain: {
      at: 70,
      by: 'engineer',
      note: 'The image is gone from staging, its network was cut before.',
      evidence: 'No node holds the digest any more.',
    },
    eradicate: {
      at: 300,
      by: 'security',
      note: 'The library is pinned to the release before; the poisoned one is blocked at the proxy. Nine staging secrets rotated.',
      evidence: 'The proxy answers 403 for the release; rotation dates of nine secrets.',
    },
    recover: {
      at: 460,
      by: 'engineer',
      note: 'Staging rebuilt from clean lock files; builds run again.',
      evidence: 'Scan of the new image: no finding above Medium.',
    },
  },
  resolvedAt: 460,
  cause: 'Poisoned dependency',
  followUps: [
    {
      title: 'Hold new releases of dependencies for seven days',
      owner: 'security',
      dueDays: 30,
      done: {
        afterDays: 24,
        closure: 'The proxy hides releases younger than seven days, with an exception for security fixes.',
      },
    },
    {
      title: 'Let staging reach listed addresses only',
      owner: 'reliability',
      dueDays: 60,
      done: { afterDays: 58, closure: 'Outgoing traffic of staging is denied by default.' },
    },
  ],
  postMortem: {
    by: 'security',
    summary:
      'A dependency published a poisoned release overnight. Our build took it up by itself and an image with it ran in staging for six hours. Production never had it.',
    impact: 'Builds were stopped for five hours. No production system and no data of customers was touched.',
    rootCause:
      'Builds took the newest release that matched a range, within hours of its publication, and staging could talk to any address.',
    vulnerability:
      'Lock files of build tools were not enforced: a fresh release was taken up without anybody looking. Outgoing traffic of staging was open.',
    remediation:
      '1. All builds were stopped and lock files checked.\n2. The image was removed from staging.\n3. The release was blocked at the proxy and the library pinned.\n4. Nine secrets of staging were rotated.',
    prevention:
      '- New releases are held for seven days (within a month).\n- Staging reaches listed addresses only (within two months).\n- Builds refuse to run without a lock file (in force).',
    wentWell: 'Bills of materials answered in ten minutes which images were concerned.',
    submittedAfterHours: 31,
    approvals: [
      ['manager', 44],
      ['lead', 46],
    ],
    publishedAfterHours: 49,
  },
  closedAfterDays: 1,
}
