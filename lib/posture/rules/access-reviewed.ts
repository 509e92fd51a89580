import { dayMs } from '#lib/platform/clock.ts'
import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import type { CheckResult, DueSoon, Violation } from '../model.ts'
import type { EvidenceAge } from './check.ts'
import { conclude } from './conclude.ts'
import { share } from './mfa-enforced.ts'
import { type FedSystem, feedGaps, feedTimes } from './system-feeds.ts'
import { lasting, listed, quantityWithUnit } from './wording.ts'

/** One reviewer's part of the cycle's campaign. */
export type ReviewPart = {
  readonly reviewerId: string
  readonly reviewerName: string
  /** Items whose decision is not signed. */
  readonly unsignedCount: number
}
export type ReviewCycle = {
  readonly campaignId: string
  readonly title: string
  readonly startedAt: Date
  readonly dueAt: Date
  readonly itemCount: number
  readonly signedCount: number
  readonly parts: readonly ReviewPart[]
}
export type AccessReviewedFacts = {
  readonly systems: readonly FedSystem[]
  /** The quarterly campaign of the current quarter, once it started. */
  readonly current: ReviewCycle | null
  /** That of the quarter before, or the newest before it. */
  readonly previous: ReviewCycle | null
  /** When the current quarter's campaign must have started at the latest; null before the first one. */
  readonly mustStartBy: Date | null
}
export type AccessReviewedParameters = { readonly decide_within_days: number; readonly at_risk_days: number }

/**
 * Every active grant carries a signed human decision of the current cycle, and none is overdue. While a campaign
 * runs inside its time, what is not signed yet is owed, not failed. A cycle that ended unsigned stays a violation
 * until its parts are signed; a quarter without a campaign is one as well.
 */
export function evaluateAccessReviewed(
  facts: AccessReviewedFacts,
  parameters: AccessReviewedParameters & EvidenceAge,
  asOf: Date,
): CheckResult {
  const days = parameters.evidenceTimeToLiveDays
  const { current, previous, mustStartBy } = facts
  const cycles = [current, previous].filter((cycle) => cycle !== null)
  const overdue = cycles.filter(({ dueAt }) => dueAt < asOf).flatMap((cycle) => overdueParts(cycle))
  const missing =
    current === null && mustStartBy !== null && mustStartBy < asOf ? [noCampaign(mustStartBy)] : []
  const violations = [...overdue, ...missing]
  const owed = current?.parts.reduce((sum, { unsignedCount }) => sum + unsignedCount, 0) ?? 0
  const isNear =
    current !== null &&
    owed > 0 &&
    current.dueAt.getTime() - asOf.getTime() <= parameters.at_risk_days * dayMs
  const dueSoon =
    current !== null && isNear && current.dueAt >= asOf
      ? current.parts.flatMap((part) => owedPart(current, part))
      : []
  const shown = current ?? previous
  const times = feedTimes(facts.systems)
  return conclude({
    asOf,
    nothing: shown === null && missing.length === 0 ? 'No review campaign has started.' : null,
    violations,
    dueSoon,
    gaps: feedGaps(facts.systems, 'import of grants', days, asOf),
    measured: shown === null ? share(0, 1) : share(shown.signedCount, shown.itemCount),
    target: quantityWithUnit(100, '%'),
    total: Math.max(1, shown?.itemCount ?? 1),
    margin:
      current === null || owed === 0
        ? null
        : {
            left: current.dueAt.getTime() - asOf.getTime(),
            near: parameters.at_risk_days * dayMs,
            full: parameters.decide_within_days * dayMs,
          },
    evidence: { times, timeToLiveDays: days },
    gapWords: { act: 'import of grants', subjects: 'systems', total: facts.systems.length },
    reasons: {
      breached: (violations) =>
        missing.length > 0
          ? 'No review campaign of this quarter has started.'
          : `${formatQuantity(
              violations.reduce((sum, { count }) => sum + count, 0),
              'grant',
            )} without a signed decision in time, owed by ${listed([...new Set(violations.map(({ subject }) => subject.label))])}.`,
      atRisk: (dueSoon) => {
        const left = current === null ? 0 : current.dueAt.getTime() - asOf.getTime()
        return `${formatQuantity(owed, 'decision')} to be signed within ${lasting(left)}, by ${listed(dueSoon.map(({ subject }) => subject.label))}.`
      },
      met: () => {
        if (current === null)
          return `${previous?.title ?? 'The last review'} is signed; the next has not begun.`
        if (owed === 0)
          return `All ${formatCount(current.itemCount)} grants of ${current.title} are decided and signed.`
        return `${current.title} is running in time: ${formatCount(current.signedCount)} of ${formatQuantity(current.itemCount, 'grant')} signed.`
      },
    },
  })
}

const partSubject = ({ reviewerId, reviewerName }: ReviewPart) => ({
  type: 'person',
  id: reviewerId,
  label: reviewerName,
})
const drillTo = (campaignId: string, reviewerId: string) => ({
  page: 'reviews',
  filter: { id: campaignId, reviewer: reviewerId },
})

function overdueParts(cycle: ReviewCycle): Violation[] {
  return cycle.parts
    .filter(({ unsignedCount }) => unsignedCount > 0)
    .map((part) => ({
      subject: partSubject(part),
      key: `review:${cycle.campaignId}:${part.reviewerId}`,
      count: part.unsignedCount,
      summary: `${formatQuantity(part.unsignedCount, 'decision')} of ${cycle.title} not signed`,
      dueAt: cycle.dueAt,
      since: cycle.dueAt,
      drill: drillTo(cycle.campaignId, part.reviewerId),
    }))
}

function owedPart(cycle: ReviewCycle, part: ReviewPart): DueSoon[] {
  if (part.unsignedCount === 0) return []
  return [
    {
      subject: partSubject(part),
      key: `review:${cycle.campaignId}:${part.reviewerId}`,
      count: part.unsignedCount,
      summary: `${formatQuantity(part.unsignedCount, 'decision')} to sign`,
      dueAt: cycle.dueAt,
      drill: drillTo(cycle.campaignId, part.reviewerId),
    },
  ]
}

const noCampaign = (mustStartBy: Date): Violation => ({
  subject: { type: 'campaign', id: 'none', label: 'this quarter' },
  key: 'campaign:none',
  count: 1,
  summary: 'No review campaign of this quarter has started',
  dueAt: mustStartBy,
  since: mustStartBy,
  drill: { page: 'reviews', filter: {} },
})
