import { dayMs } from '#lib/platform/clock.ts'
import { formatCount, formatPercent, formatQuantity } from '#lib/platform/format/count.ts'
import type { CheckResult, DueSoon, Violation } from '../model.ts'
import type { EvidenceAge } from './check.ts'
import { conclude } from './conclude.ts'
import { earliest, validUntil } from './evidence-age.ts'
import { type FedSystem, feedGaps, feedTimes, systemSubject } from './system-feeds.ts'
import { lasting, listed, quantityWithUnit } from './wording.ts'

/** In rising order (PRODUCT, clause II.B.1). */
export const mfaLadder = [
  'unknown',
  'none',
  'registered',
  'capable',
  'enforced',
  'phishing_resistant',
] as const
export type MfaRung = (typeof mfaLadder)[number]

export type MfaSystem = FedSystem & {
  /** Active accounts of people, by what is known of their second factor. */
  readonly accounts: Readonly<Record<MfaRung, number>>
  /** Since when the uncovered one that is longest so has been it. */
  readonly uncoveredSince: Date | null
  /** A person's word that sign-in enforces the factor, and until when it counts; null: none. */
  readonly attestedUntil: Date | null
}
export type MfaFacts = { readonly systems: readonly MfaSystem[] }
export type MfaParameters = { readonly minimum: Exclude<MfaRung, 'unknown' | 'none'> }

/** An attestation is renewed in time by whoever hears of it this long before. */
const attestationWarningDays = 14

/**
 * Every human account has a second factor of at least the policy's level. A registered or capable factor counts as
 * enforced where somebody attested, for a time, that sign-in demands it. Unknown counts as uncovered, and is told
 * apart.
 */
export function evaluateMfa(
  facts: MfaFacts,
  parameters: MfaParameters & EvidenceAge,
  asOf: Date,
): CheckResult {
  const days = parameters.evidenceTimeToLiveDays
  const judged = facts.systems.map((system) => ({ system, ...count(system, parameters.minimum, asOf) }))
  const total = judged.reduce((sum, one) => sum + one.total, 0)
  const covered = judged.reduce((sum, one) => sum + one.covered, 0)
  const violations = judged.flatMap(({ system, ...counts }): Violation[] => {
    const missing = counts.total - counts.covered
    if (missing === 0) return []
    return [
      {
        subject: systemSubject(system),
        key: `system:${system.systemId}`,
        count: missing,
        summary: summaryOf(missing, counts.total, counts.unknown, parameters.minimum),
        dueAt: null,
        since: system.uncoveredSince ?? asOf,
        drill: { page: 'accounts', filter: { system: system.systemId, mfa: 'uncovered' } },
      },
    ]
  })
  const dueSoon = judged.flatMap(({ system, isUplifted }) => (isUplifted ? attestationEnd(system, asOf) : []))
  const times = feedTimes(facts.systems)
  const staleAt = earliest(times.map((at) => validUntil(at, days)))
  const unknown = judged.reduce((sum, one) => sum + one.unknown, 0)
  return conclude({
    asOf,
    nothing: facts.systems.length === 0 ? 'No system of this environment is known.' : null,
    violations,
    dueSoon,
    gaps: feedGaps(facts.systems, 'import of second factors', days, asOf),
    measured: share(covered, total),
    target: quantityWithUnit(100, '%'),
    total,
    margin: { left: (staleAt ?? asOf).getTime() - asOf.getTime(), near: 0, full: days * dayMs },
    evidence: { times, timeToLiveDays: days },
    gapWords: { act: 'import of second factors', subjects: 'systems', total: facts.systems.length },
    reasons: {
      breached: (violations) =>
        `${formatQuantity(total - covered, 'account')} of ${formatCount(total)} without ${wordOf(parameters.minimum)} MFA${
          unknown > 0 ? `, ${formatCount(unknown)} of them unknown` : ''
        }, in ${listed(violations.map(({ subject }) => subject.label))}.`,
      atRisk: (dueSoon) => {
        const [first] = dueSoon
        const left = first ? first.dueAt.getTime() - asOf.getTime() : 0
        return `The word that sign-in enforces MFA ends within ${lasting(left)} for ${listed(dueSoon.map(({ subject }) => subject.label))}.`
      },
      met: () =>
        total === 0
          ? 'No person has an account there.'
          : `All ${formatQuantity(total, 'account')} of people have ${wordOf(parameters.minimum)} MFA.`,
    },
  })
}

/** A value that is not quite 100 % never prints as 100 %. */
export const share = (part: number, whole: number) => {
  const ratio = whole === 0 ? 1 : part / whole
  return { value: ratio * 100, unit: '%', text: formatPercent(ratio) }
}

function count(system: MfaSystem, minimum: MfaRung, asOf: Date) {
  const isAttested = system.attestedUntil !== null && system.attestedUntil >= asOf
  let [total, covered, uplifted] = [0, 0, 0]
  for (const level of mfaLadder) {
    const own = system.accounts[level]
    total += own
    const reaches = mfaLadder.indexOf(level) >= mfaLadder.indexOf(minimum)
    const isUplifted =
      !reaches && isAttested && minimum === 'enforced' && (level === 'registered' || level === 'capable')
    if (reaches || isUplifted) covered += own
    if (isUplifted) uplifted += own
  }
  return { total, covered, unknown: system.accounts.unknown, isUplifted: uplifted > 0 }
}

function attestationEnd(system: MfaSystem, asOf: Date): DueSoon[] {
  const dueAt = system.attestedUntil
  if (dueAt === null || dueAt.getTime() - asOf.getTime() > attestationWarningDays * dayMs) return []
  return [
    {
      subject: systemSubject(system),
      key: `attestation:${system.systemId}`,
      count: 1,
      summary: 'The word that sign-in enforces MFA ends',
      dueAt,
      drill: { page: 'systems', filter: { id: system.systemId } },
    },
  ]
}

const wordOf = (level: MfaRung): string => level.replace('_', '-')

const summaryOf = (missing: number, total: number, unknown: number, minimum: MfaRung): string =>
  `${formatCount(missing)} of ${formatQuantity(total, 'account')} without ${wordOf(minimum)} MFA${
    unknown > 0 ? ` (${formatCount(unknown)} unknown)` : ''
  }`
