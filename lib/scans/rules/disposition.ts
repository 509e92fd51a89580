import { PlumblineError } from '#lib/platform/errors.ts'
import type { Severity } from '#lib/scans/model.ts'
import type { Detection, Standing } from './finding-state.ts'
import { isWorse } from './severity.ts'

/** What was decided about a finding, with what the decision rested on. */
export type Decision =
  | { kind: 'none' }
  | {
      kind: 'accepted'
      /** Last moment at which it holds. */
      until: Date
      /** The worst that was accepted. */
      severity: Severity
      isKnownExploited: boolean
      approvedBy: string
      reason: string
    }
  | { kind: 'false_positive'; evidenceHash: string; decidedBy: string; reason: string }
  | { kind: 'not_affected'; decidedBy: string; justification: string }

export const undecided: Decision = { kind: 'none' }

/** What the newest sighting shows: decisions are held against it. */
export type Evidence = {
  severity: Severity
  /** On a list of vulnerabilities known to be exploited (CISA KEV). */
  isKnownExploited: boolean
  /** Hash of what a false positive was judged by. */
  evidenceHash: string
}

export type Decided = Detection &
  Evidence & {
    decision: Decision
    /** The evidence of a false positive changed: somebody must look again, whatever comes after. */
    isToReview: boolean
  }

/** Why an acceptance no longer holds, or null. */
function acceptanceEnd(
  decision: Extract<Decision, { kind: 'accepted' }>,
  evidence: Evidence,
  asOf: Date,
): 'expired' | 'severity_rose' | 'exploited' | null {
  if (isWorse(evidence.severity, decision.severity)) return 'severity_rose'
  if (evidence.isKnownExploited && !decision.isKnownExploited) return 'exploited'
  return asOf > decision.until ? 'expired' : null
}

/** How the decision stands at a moment. */
export function standingOf(finding: Decided, asOf: Date): Standing {
  if (finding.isToReview) return 'to_review'
  switch (finding.decision.kind) {
    case 'accepted':
      return acceptanceEnd(finding.decision, finding, asOf) === null ? 'accepted' : 'lapsed'
    case 'false_positive':
    case 'not_affected':
      return 'suppressed'
    default:
      return 'undecided'
  }
}

/**
 * New evidence about a decided finding. What outgrows an acceptance ends it for good, and what a false positive
 * was not judged by asks for a new look: neither comes back when the evidence later changes again. VEX "not
 * affected" stays, as it is about the product and not about what the scanner shows.
 */
export function weigh<Finding extends Decided>(finding: Finding, evidence: Evidence, asOf: Date): Finding {
  const { decision } = finding
  if (decision.kind === 'accepted') {
    const end = acceptanceEnd(decision, evidence, asOf)
    const isOutgrown = end === 'severity_rose' || end === 'exploited'
    return isOutgrown
      ? { ...finding, ...evidence, decision: undecided, isSeenAgain: true }
      : { ...finding, ...evidence }
  }
  const isChanged = decision.kind === 'false_positive' && decision.evidenceHash !== evidence.evidenceHash
  return isChanged
    ? { ...finding, ...evidence, decision: undecided, isToReview: true }
    : { ...finding, ...evidence }
}

/**
 * Records a decision on an open finding.
 * @throws PlumblineError conflict when there is nothing open to decide or the finding is worse than what was
 *   looked at, invalid_input for a decision without a reason or an acceptance that ends before it begins
 */
export function decide<Finding extends Decided>(finding: Finding, decision: Decision, asOf: Date): Finding {
  if (!finding.isPresent) {
    throw new PlumblineError(
      'conflict',
      'The finding is fixed: there is nothing to decide.',
      'Look at its history; it can be decided on when a scan finds it again.',
    )
  }
  if (decision.kind === 'none') return { ...finding, decision, isToReview: false, isSeenAgain: true }
  if (decision.kind === 'accepted' && decision.until <= asOf) {
    throw new PlumblineError(
      'invalid_input',
      'The acceptance would end before it begins.',
      'Choose a last day in the future.',
      { details: [{ path: 'until', message: 'lies in the past' }] },
    )
  }
  if (decision.kind === 'accepted' && acceptanceEnd(decision, finding, asOf) !== null) {
    throw new PlumblineError(
      'conflict',
      `The finding is worse (${finding.severity}) than what would be accepted (${decision.severity}).`,
      'Look at the finding again and accept it as it is now.',
    )
  }
  const why = decision.kind === 'not_affected' ? decision.justification : decision.reason
  if (why.trim() === '') {
    throw new PlumblineError(
      'invalid_input',
      'The decision has no reason.',
      'Say why, for those who audit it later.',
      {
        details: [{ path: 'reason', message: 'is empty' }],
      },
    )
  }
  return { ...finding, decision, isToReview: false }
}
