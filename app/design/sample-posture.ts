import type { StatusName } from '#components/ui/status.tsx'

/** The clock of this page stands still: screenshots of it can be compared. */
export const now = new Date('2026-11-22T12:00:00Z')
export const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

type Sample = [
  name: string,
  note: string,
  deviation: number | null,
  measured: string,
  target: string,
  status: StatusName,
  evidenceMinutes: number,
]

/** The posture of the mocks: clauses, their controls, and how far each hangs out of true. */
export const posture: readonly { number: string; title: string; controls: readonly Sample[] }[] = [
  {
    number: 'II.A',
    title: 'Least privilege, reviewed and revoked quarterly',
    controls: [
      [
        'Access reviewed this quarter',
        '12 reviews overdue, 3 managers',
        0.34,
        '94.1 %',
        '100 %',
        'breached',
        120,
      ],
      ['Revocations proven gone', '1 privileged removal past 24 h', 0.14, '61', '62', 'at_risk', 120],
      ['No unused privilege', '', -0.05, '0', '0', 'met', 120],
    ],
  },
  {
    number: 'II.B',
    title: 'Authentication and secrets',
    controls: [
      ['MFA, production', '', -0.08, '100 %', '100 %', 'met', 62],
      ['MFA, repositories', 'filter refused, 31 accounts unknown', null, '–', '100 %', 'unproven', 9 * 1440],
      ['MFA, cloud consoles', '', -0.04, '100 %', '100 %', 'met', 250],
      ['No secret in source', '', -0.1, '0', '0', 'met', 26],
    ],
  },
  {
    number: 'III.A',
    title: 'Immutable infrastructure',
    controls: [
      ['No manual change', '2 console changes, Sat 23:41', 0.52, '2', '0', 'breached', 12],
      ['No drift', '', -0.06, '0', '0', 'met', 185],
      ['Pipeline only', '1 deployment without a run', 0.22, '99.4 %', '100 %', 'breached', 12],
    ],
  },
  {
    number: 'III.B',
    title: 'Supply chain',
    controls: [
      ['Scanned before deployment', '', -0.07, '100 %', '100 %', 'met', 26],
      ['Findings inside their SLA', '4 High due within 3 days', 0.08, '57', '61', 'at_risk', 26],
      ['Approved base images', '', -0.12, '38', '38', 'met', 26],
    ],
  },
  {
    number: 'V',
    title: 'Incident response',
    controls: [
      [
        'Post-mortem within 72 h',
        'INC-41 published 51 h after resolution',
        -0.28,
        '51 h',
        '72 h',
        'met',
        2880,
      ],
      ['Critical mobilised', '', -0.3, '6 min', '15 min', 'met', 2880],
    ],
  },
]

/** A made-up course that ends the way its control stands; the same on every run. */
export function sampleTrend(seed: number, status: StatusName): (number | null)[] {
  return Array.from({ length: 30 }, (_, day) => {
    if (status === 'unproven' && day > 11) return null
    const wave = Math.sin((day + seed * 7) / 2.3) + Math.sin((day * seed) / 3.1) / 2
    const end = Math.max(0, day - 23)
    return 100 + wave - (status === 'breached' ? end * 1.4 : status === 'at_risk' ? end * 0.5 : -day / 20)
  })
}

export const owed = [
  { what: 'Explain two console changes in production', who: 'M. Okafor', dueInHours: -4 },
  { what: 'Sign 12 access reviews, Platform', who: '3 managers', dueInHours: -74 },
  { what: 'Remove admin on billing-db', who: 'J. Lindqvist', dueInHours: 2.2 },
  { what: 'Fix 4 High findings in inference-api', who: 'Model serving', dueInHours: 54 },
  { what: 'Renew exception EX-19', who: 'Cygnus', dueInHours: 145 },
]
