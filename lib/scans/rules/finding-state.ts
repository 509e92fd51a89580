import type { FindingState } from '#lib/scans/model.ts'

/** What is stored of a finding's detection; with the standing of its disposition it gives the state. */
export type Detection = {
  isPresent: boolean
  /** How often it came back after having been fixed. */
  reopenCount: number
  /** A later run has confirmed it since it last appeared, or a person has looked at it. */
  isSeenAgain: boolean
}

/** How a decision stands today (`standingOf` in `disposition.ts`). */
export type Standing = 'undecided' | 'accepted' | 'lapsed' | 'suppressed' | 'to_review'

export type FindingEvent =
  | 'seen'
  | 'seen_again'
  | 'absent'
  | 'accept'
  | 'acceptance_ends'
  | 'suppress'
  | 'evidence_changes'
  | 'withdraw'

export type Transition = { from: FindingState | 'none'; event: FindingEvent; to: FindingState }

const open = ['new', 'active', 'reopened', 'accepted', 'suppressed', 'to_review'] as const
const transitionsFrom = (from: readonly Transition['from'][], event: FindingEvent, to: FindingState) =>
  from.map((state): Transition => ({ from: state, event, to }))

/** Every transition there is (FORMATS, "Detection and disposition"). What is not listed cannot happen. */
export const findingTransitions: readonly Transition[] = [
  ...transitionsFrom(['none'], 'seen', 'new'),
  ...transitionsFrom(['new', 'reopened'], 'seen_again', 'active'),
  // Absent from a complete run of the same scope. An acceptance or suppression is kept on the fixed finding …
  ...transitionsFrom(open, 'absent', 'fixed'),
  ...transitionsFrom(['fixed'], 'seen', 'reopened'),
  // … so that, while it holds, the finding comes back as decided.
  ...transitionsFrom(['fixed'], 'seen', 'accepted'),
  ...transitionsFrom(['fixed'], 'seen', 'suppressed'),
  ...transitionsFrom(['fixed'], 'seen', 'to_review'),
  ...transitionsFrom(['fixed'], 'seen', 'active'),
  ...transitionsFrom(['new', 'active', 'reopened', 'to_review', 'suppressed'], 'accept', 'accepted'),
  // It expires, or severity or known exploitation rise beyond what was accepted.
  ...transitionsFrom(['accepted'], 'acceptance_ends', 'active'),
  ...transitionsFrom(['new', 'active', 'reopened', 'accepted', 'to_review'], 'suppress', 'suppressed'),
  ...transitionsFrom(['suppressed'], 'evidence_changes', 'to_review'),
  ...transitionsFrom(['accepted', 'suppressed', 'to_review'], 'withdraw', 'active'),
]

/** The state is derived and never stored: detection and disposition each keep their own truth. */
export function deriveState(detection: Detection, standing: Standing): FindingState {
  if (!detection.isPresent) return 'fixed'
  switch (standing) {
    case 'accepted':
    case 'suppressed':
    case 'to_review':
      return standing
    case 'lapsed':
      // Somebody had looked at it before: it is not new again.
      return 'active'
    default:
      if (detection.isSeenAgain) return 'active'
      return detection.reopenCount > 0 ? 'reopened' : 'new'
  }
}
