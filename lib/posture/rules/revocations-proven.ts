import { hourMs } from '#lib/platform/clock.ts'
import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import type { CheckResult, DueSoon, Violation } from '../model.ts'
import type { EvidenceAge } from './check.ts'
import { conclude } from './conclude.ts'
import { share } from './mfa-enforced.ts'
import { type FedSystem, feedGaps, feedTimes } from './system-feeds.ts'
import { lasting, listed, quantityWithUnit } from './wording.ts'

/** A revocation that no import has proven yet, as of the moment. */
export type OwedRevocation = {
  readonly revocationId: string
  /** `ada on vault: policy-admin`. */
  readonly label: string
  readonly isPrivileged: boolean
  readonly dueAt: Date
  /** An approved acceptance covers it until then. */
  readonly acceptedUntil: Date | null
  /** It came back after it was proven gone, and nobody has decided anew. */
  readonly isRegranted: boolean
}
export type RevocationsFacts = {
  /** Systems with a revocation that is owed: only their imports can prove anything. */
  readonly systems: readonly FedSystem[]
  readonly owed: readonly OwedRevocation[]
  /** Requested in the current quarter, and proven of those. */
  readonly requestedCount: number
  readonly provenCount: number
  /** Any source of grants is connected. */
  readonly isConnected: boolean
}
export type RevocationsParameters = {
  readonly sla_hours: { readonly privileged: number; readonly standard: number }
  readonly at_risk_hours: number
}

/** Every revocation is shown gone, in time, by a later and complete import of the system it belongs to. */
export function evaluateRevocationsProven(
  facts: RevocationsFacts,
  parameters: RevocationsParameters & EvidenceAge,
  asOf: Date,
): CheckResult {
  const days = parameters.evidenceTimeToLiveDays
  const accepted = facts.owed.filter(({ acceptedUntil }) => acceptedUntil !== null && acceptedUntil >= asOf)
  const owed = facts.owed.filter((one) => !accepted.includes(one))
  const late = owed.filter(({ dueAt, isRegranted }) => isRegranted || dueAt < asOf)
  const riskUntil = new Date(asOf.getTime() + parameters.at_risk_hours * hourMs)
  const near = owed.filter((one) => !late.includes(one) && one.dueAt <= riskUntil)
  const nextDue = owed.reduce<Date | null>(
    (first, { dueAt }) => (first === null || dueAt < first ? dueAt : first),
    null,
  )
  const times = feedTimes(facts.systems)
  return conclude({
    asOf,
    nothing: facts.isConnected ? null : 'No source of grants is connected.',
    violations: late.map(violationOf),
    dueSoon: near.map(dueSoonOf),
    gaps: feedGaps(facts.systems, 'import of grants', days, asOf),
    measured: share(facts.provenCount, facts.requestedCount),
    target: quantityWithUnit(100, '%'),
    exceptionCount: accepted.length,
    total: Math.max(facts.requestedCount, facts.owed.length),
    margin:
      nextDue === null
        ? null
        : {
            left: nextDue.getTime() - asOf.getTime(),
            near: parameters.at_risk_hours * hourMs,
            full: parameters.sla_hours.standard * hourMs,
          },
    evidence: { times, timeToLiveDays: days },
    gapWords: { act: 'import of grants', subjects: 'systems', total: facts.systems.length },
    reasons: {
      breached: (violations) => {
        const back = late.filter(({ isRegranted }) => isRegranted).length
        const parts = [
          ...(late.length > back
            ? [`${formatQuantity(late.length - back, 'revocation')} not proven in time`]
            : []),
          ...(back > 0 ? [`${formatQuantity(back, 'revoked grant')} came back`] : []),
        ]
        return `${listed(parts)}: ${listed(violations.map(({ subject }) => subject.label))}.`
      },
      atRisk: (dueSoon) =>
        `${formatQuantity(dueSoon.length, 'revocation')} must be proven, the first within ${lasting((dueSoon[0]?.dueAt ?? asOf).getTime() - asOf.getTime())}.`,
      met: () =>
        facts.requestedCount === 0 && owed.length === 0
          ? 'No revocation is owed.'
          : owed.length === 0
            ? `All ${formatQuantity(facts.requestedCount, 'revocation')} of this quarter are proven gone.`
            : `${formatCount(facts.provenCount)} of ${formatQuantity(facts.requestedCount, 'revocation')} of this quarter proven gone, the others in time.`,
    },
  })
}

const base = ({ revocationId, label }: OwedRevocation) => ({
  subject: { type: 'revocation', id: revocationId, label },
  key: `revocation:${revocationId}`,
  count: 1,
  drill: { page: 'revocations', filter: { id: revocationId } },
})

const violationOf = (one: OwedRevocation): Violation => ({
  ...base(one),
  summary: one.isRegranted ? 'Came back after it was proven gone' : 'Not proven gone in time',
  dueAt: one.dueAt,
  since: one.dueAt,
})

const dueSoonOf = (one: OwedRevocation): DueSoon => ({
  ...base(one),
  summary: one.isPrivileged ? 'Privileged access to be proven gone' : 'Access to be proven gone',
  dueAt: one.dueAt,
})
