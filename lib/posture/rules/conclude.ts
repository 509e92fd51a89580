import type { CheckResult, DueSoon, EvidenceGap, Quantity, Violation } from '../model.ts'
import { insideBy, outBy } from './deviation.ts'
import { earliest, latest, validUntil } from './evidence-age.ts'
import { compareText, distinctGaps, gapsReason } from './evidence-gaps.ts'
import { notMeasured } from './wording.ts'

type Found = {
  readonly asOf: Date
  /** Nothing to judge: the reason says what is missing. Null when there is something. */
  readonly nothing: string | null
  readonly violations: readonly Violation[]
  readonly dueSoon: readonly DueSoon[]
  readonly gaps: readonly EvidenceGap[]
  readonly measured: Quantity
  readonly target: Quantity
  readonly exceptionCount?: number
  /** How many things can fail: for the distance from the plumb line. */
  readonly total: number
  /** Until the first deadline: what is left, when it counts as near, and the most it can be. Milliseconds. */
  readonly margin: { readonly left: number; readonly near: number; readonly full: number } | null
  readonly evidence: { readonly times: readonly Date[]; readonly timeToLiveDays: number }
  /** One sentence each; told of what was found in an order that does not depend on that of the facts. */
  readonly reasons: {
    readonly breached: (violations: readonly Violation[]) => string
    readonly atRisk: (dueSoon: readonly DueSoon[]) => string
    readonly met: () => string
  }
  /** How gaps are told: see `gapsReason`. */
  readonly gapWords: { readonly act: string; readonly subjects: string; readonly total: number }
}

/**
 * From what a check found to its result. A violation that is known makes a control *breached* whatever else is
 * missing; a gap makes it *unproven*; a deadline that is near, *at risk*.
 */
export function conclude(found: Found): CheckResult {
  const { asOf, measured, target, evidence } = found
  const violations = found.violations.toSorted(byLabel)
  const dueSoon = found.dueSoon.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || byLabel(a, b))
  const gaps = distinctGaps(found.gaps)
  const violationCount = violations.reduce((sum, { count }) => sum + count, 0)
  const isUnproven = found.nothing !== null || gaps.length > 0
  const status =
    violationCount > 0 ? 'breached' : isUnproven ? 'unproven' : dueSoon.length > 0 ? 'at_risk' : 'met'
  const staleAt = earliest(evidence.times.map((at) => validUntil(at, evidence.timeToLiveDays)))
  return {
    status,
    measured: status === 'unproven' ? notMeasured(target.unit) : measured,
    target,
    reason: reasonOf(),
    violationCount,
    exceptionCount: found.exceptionCount ?? 0,
    violations,
    dueSoon,
    gaps,
    freshestEvidenceAt: latest(evidence.times),
    becomesStaleAt: isUnproven ? null : staleAt,
    deviation: deviationOf(),
  }

  function reasonOf(): string {
    if (status === 'breached') return found.reasons.breached(violations)
    if (status === 'at_risk') return found.reasons.atRisk(dueSoon)
    if (status === 'met') return found.reasons.met()
    return (
      found.nothing ?? gapsReason(gaps, asOf, { ...found.gapWords, timeToLiveDays: evidence.timeToLiveDays })
    )
  }

  function deviationOf(): number | null {
    if (status === 'unproven') return null
    if (status === 'breached') return outBy(violationCount, found.total)
    const { left, near, full } = found.margin ?? { left: 1, near: 0, full: 1 }
    return insideBy(Math.max(0, left), near, full)
  }
}

const byLabel = (a: Violation | DueSoon, b: Violation | DueSoon): number =>
  compareText(a.subject.label, b.subject.label) || compareText(a.key, b.key)
