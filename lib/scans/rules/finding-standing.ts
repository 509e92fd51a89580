import type { SlaState } from '../model/finding-filter.ts'
import type { Disposition, FindingState, Severity } from '../model.ts'
import { type Standing as DecisionStanding, deriveState } from './finding-state.ts'
import { defaultSlaDays, dueAt, type SlaDays, slaStanding } from './sla.ts'

export type SlaTerms = {
  days: SlaDays
  /** How long before its deadline a finding counts as due soon. */
  atRiskDays: number
}

/** In force before there is a policy. A finding without a severity is held to High: unknown is not harmless. */
export const defaultSlaTerms: SlaTerms = {
  days: { ...defaultSlaDays, ...(defaultSlaDays.high && { unknown: defaultSlaDays.high }) },
  atRiskDays: 3,
}

/** What the stored columns of a finding and its scope say. */
export type StandingFacts = {
  severity: Severity
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
  const isOwed = facts.isPresent && facts.disposition === 'none'
  const due = isOwed ? dueAt(facts.openedAt, facts.severity, terms.days) : null
  const sla = slaStanding(due, now, terms.atRiskDays)
  const detection = {
    isPresent: facts.isPresent,
    reopenCount: facts.isReopened ? 1 : 0,
    // A complete run after the one that opened it and left it open has shown it again: rows are not touched for that.
    isSeenAgain:
      facts.isSeenAgain || (facts.scopeLastCompleteAt !== null && facts.openedAt < facts.scopeLastCompleteAt),
  }
  return {
    state: deriveState(detection, decisionOf(facts)),
    sla: sla === 'at_risk' ? 'due_soon' : sla,
    dueAt: due,
  }
}

function decisionOf({ disposition, isToReview }: StandingFacts): DecisionStanding {
  if (disposition === 'accepted') return 'accepted'
  if (disposition !== 'none') return 'suppressed'
  return isToReview ? 'to_review' : 'undecided'
}
