import type { Told } from '../told.ts'

export const stolenSession: Told = {
  day: -309.71,
  title: 'Administrator session of the identity provider used by somebody else',
  summary:
    'A session of an administrator was used from two countries at once. A new application with wide consent was registered in it. How far it was used is not known yet.',
  systems: ['identity-provider', 'observability'],
  seenMinutesBefore: 6,
  by: 'reliability',
  matrix: { impact: 1, spread: 3, data: 2, exploitation: 3 },
  reason: 'Somebody else is in with an administrator’s rights, and nobody knows how far it reaches.',
  classifiedAfter: 3,
  acknowledged: { by: 'security', after: 9 },
  entries: [
    [
      -6,
      'reliability',
      'detection',
      'Alert “impossible travel”: one session, two countries, four minutes apart.',
    ],
    [11, 'security', 'decision', 'Treat it as an intruder, not as a false alarm, until shown otherwise.'],
    [
      14,
      'security',
      'action',
      'Ended every administrator session. Sign-in of administrators works with hardware keys only from now on.',
    ],
    [
      22,
      'reliability',
      'evidence',
      'Audit log since the night before: 41 actions of the foreign address, one application registered.',
    ],
    [
      31,
      'lead',
      'communication',
      'Told the managing director and the heads of departments: sign-ins may be slow for an hour.',
    ],
    [
      39,
      'security',
      'action',
      'Disabled the new application and withdrew its consent. No token of it was ever used.',
    ],
    [
      64,
      'reliability',
      'evidence',
      'The cookie was taken by a browser extension that was sold to new owners eleven days ago.',
    ],
    [92, 'security', 'decision', 'Remove the extension from every managed browser tonight.'],
    [
      180,
      'lead',
      'communication',
      'Second notice to everybody: what happened, what was done, what to watch for.',
    ],
  ],
  steps: {
    triage: {
      at: 34,
      by: 'security',
      note: 'One session of one administrator; 41 foreign actions, all known. No token issued by the new application.',
      evidence: 'Export of the audit log, filtered by the foreign address.',
      file: {
        name: 'audit-foreign-address.csv',
        text: 'time,action,target\n02:11,session.resume,admin console\n02:13,application.create,"Mail sync"\n02:14,consent.grant,"Mail sync"\n',
      },
    },
    contain: {
      at: 58,
      by: 'security',
      note: 'All administrator sessions ended, the application disabled, sign-in bound to hardware keys.',
      evidence: 'The list of active administrator sessions holds three, each from a hardware key.',
    },
    eradicate: {
      at: 245,
      by: 'reliability',
      note: 'The extension is gone from 118 managed browsers and blocked.',
      evidence: 'Inventory of extensions after the push: no copy left.',
    },
    recover: {
      at: 420,
      by: 'security',
      note: 'Administrators work again with bound sessions; the alert was tested by replaying a cookie.',
      evidence: 'The replayed cookie was refused: its session is bound to the device.',
    },
  },
  resolvedAt: 420,
  cause: 'Stolen session',
  followUps: [
    {
      title: 'Bind every session to its device',
      owner: 'security',
      dueDays: 30,
      done: { afterDays: 28, closure: 'Enforced for everybody; a copied cookie is refused.' },
    },
    {
      title: 'Allow browser extensions by list only',
      owner: 'reliability',
      dueDays: 45,
      done: { afterDays: 52, closure: 'The list holds 14 extensions; all others are blocked.' },
    },
  ],
  postMortem: {
    by: 'reliability',
    summary:
      'A browser extension that had changed owners copied the session cookie of an administrator. It was used for fourteen minutes before every administrator session was ended. One application was registered and removed before it was used.',
    impact: 'Sign-ins were slow for an hour. No data of customers was reached.',
    rootCause:
      'A session cookie was enough to be somebody: it was bound neither to a device nor to a network. Extensions could be installed freely and updated themselves.',
    vulnerability:
      'Sessions of the identity provider could be used from any device that held the cookie, for twelve hours. Any extension with access to pages could read what those pages could.',
    remediation:
      '1. All administrator sessions were ended.\n2. The new application was disabled and its consent withdrawn.\n3. The extension was removed from every managed browser.\n4. Sign-in of administrators was bound to hardware keys.',
    prevention:
      '- Every session is bound to its device (within a month).\n- Extensions are allowed by list only (within six weeks).\n- Registering an application with wide consent asks for a second administrator (in force).',
    wentWell:
      'The alert for impossible travel fired within four minutes. Who had to decide was on call and answered.',
    submittedAfterHours: 40,
    approvals: [
      ['lead', 47],
      ['security', 50],
    ],
    publishedAfterHours: 55,
  },
  closedAfterDays: 2,
}
