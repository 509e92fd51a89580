import type { SlaState } from '../model/finding-filter.ts'
import type { Disposition, FindingState, FindingType, Severity } from '../model.ts'
import { type Standing as DecisionStanding, deriveState } from './finding-state.ts'
import { dueAt, hasSla, type SlaTerms, slaStanding } from './sla.ts'

/** What the stored columns of a finding and its scope say. */
export type StandingFacts = {
  type: FindingType
  severity: Severity
  /** What a scan of another branch found is not yet the product's: it has no deadline, and posture leaves it out. */
  isOnDefaultBranch: boolean
  isPresent: boolean
  disposition: Disposition
  openedAt: Date
  scopeLastCompleteAt: Date | null
  isReopened: boolean
  /** A partial run showed it again, or a person has decided about it before. */
  isSeenAgain: boolean
  isToReview: boolean
}

export type Standing = { state: FindingState; sla: SlaState; dueAt: Date | null }

/** Where a finding stands now: its derived state, and its deadline where something is owed. */
export function standingOf(facts: StandingFacts, terms: SlaTerms, now: Date): Standing {
  const isOwed =
    facts.isPresent && facts.disposition === 'none' && facts.isOnDefaultBranch && hasSla(facts.type)
  const due = isOwed ? dueAt(facts.openedAt, facts.severity, terms.days) : null
  const detection = {
    isPresent: facts.isPresent,
    reopenCount: facts.isReopened ? 1 : 0,
    // A complete run after the one that opened it and left it open has shown it again: rows are not touched for that.
    isSeenAgain:
      facts.isSeenAgain || (facts.scopeLastCompleteAt !== null && facts.openedAt < facts.scopeLastCompleteAt),
  }
  return {
    state: deriveState(detection, decisionOf(facts)),
    sla: slaStanding(due, now, terms.atRiskDays),
    dueAt: due,
  }
}

function decisionOf({ disposition, isToReview }: StandingFacts): DecisionStanding {
  if (disposition === 'accepted') return 'accepted'
  if (disposition !== 'none') return 'suppressed'
  return isToReview ? 'to_review' : 'undecided'
}
