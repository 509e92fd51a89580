import type { ClockKind, IncidentDuty, IncidentSeverity, IncidentStatus, ResponseStep } from '../model.ts'
import type { ClockState } from '../rules/clock.ts'
import type { SeverityMatrix } from './severity.ts'
import type { TaskLine } from './task.ts'

// Times are ISO 8601 texts throughout: these shapes travel to the browser as they are.

/** What stopped a clock, as a page tells it. */
export type ClockProofView = {
  type: 'classified' | 'acknowledged' | 'published' | 'statement'
  /** A sentence: `Classified Critical by Priya Raman.` */
  text: string
  /** Where it can be seen: the evidence, the public page, the entry. */
  href: string | null
}

/** One deadline of an incident. */
export type ClockView = {
  id: string
  kind: ClockKind
  /** Of a regulatory clock; else the kind. */
  name: string
  /** The law or contract of a regulatory clock. */
  source: string | null
  startedAt: string
  /** From 80 % of its time. */
  atRiskAt: string
  dueAt: string
  stoppedAt: string | null
  voidedAt: string | null
  voidedReason: string | null
  /** At the moment the page shows. */
  state: ClockState
  proof: ClockProofView | null
}

/** One classification. In effect, waiting for a second person, or refused. */
export type SeverityChange = {
  id: string
  from: IncidentSeverity | null
  to: IncidentSeverity
  matrix: SeverityMatrix
  reason: string
  proposedAt: string
  proposedById: string
  proposedByName: string
  effectiveAt: string | null
  decidedByName: string | null
  refusedAt: string | null
  refusedReason: string | null
}

export type DutyView = {
  id: string
  duty: IncidentDuty
  userId: string
  userName: string
  givenAt: string
  givenByName: string
}

/** One of the four steps, claimed or not. */
export type StepView = {
  step: ResponseStep
  claim: {
    doneAt: string
    recordedAt: string
    byName: string
    note: string
    /** Entries of the timeline that prove it. */
    evidence: { eventId: string; sequence: number; excerpt: string }[]
  } | null
  /** Claims that a re-opening voided. */
  voidedCount: number
}

export type TransitionView = {
  from: IncidentStatus | null
  to: IncidentStatus
  at: string
  byName: string
  note: string | null
}

export const phaseKeys = ['mobilise', 'triage', 'contain', 'eradicate', 'recover', 'post_mortem'] as const
export type PhaseKey = (typeof phaseKeys)[number]

/** A band of the drawn timeline. `endedAt` null: it lasts. */
export type IncidentPhase = { key: PhaseKey; startedAt: string; endedAt: string | null }

/** A move that its state allows: `model/states.ts`, with why the caller cannot make it now. */
export type MoveView = {
  to: IncidentStatus
  verb: string
  /** Null when the caller may make it now; else what is missing, as a sentence. */
  whyNot: string | null
}

/** What the caller may do. All false on a page of the past. */
export type IncidentRights = {
  /** Write on the timeline, classify, claim steps, give duties and tasks. */
  respond: boolean
  acknowledge: boolean
  classify: boolean
  /** Agree to, or refuse, the downgrade that waits; not one's own proposal. */
  decideDowngrade: boolean
  moves: MoveView[]
}

export type IncidentDetail = {
  id: string
  number: number
  title: string
  summary: string
  status: IncidentStatus
  severity: IncidentSeverity | null
  /** What the obligation follows. */
  highestSeverity: IncidentSeverity | null
  detectedAt: string
  reportedAt: string
  reportedByName: string
  classifiedAt: string | null
  acknowledgedAt: string | null
  resolvedAt: string | null
  closedAt: string | null
  dismissedAt: string | null
  dismissedReason: string | null
  reopenCount: number
  causeCategory: string | null
  /** The confidential report it came from; null also for whoever may not read reports. */
  reportId: string | null
  systems: { id: string; name: string }[]
  /** Its names elsewhere. */
  references: { source: string; externalId: string }[]
  version: number
  /** The moment it is shown at, and whether that is now. */
  asOf: string
  isLive: boolean
  /** Those that count first, in order of their deadline; then the voided ones. */
  clocks: ClockView[]
  /** Newest first. */
  severities: SeverityChange[]
  waitingDowngrade: SeverityChange | null
  /** Those that last. */
  duties: DutyView[]
  /** The four, in order. */
  steps: StepView[]
  /** Oldest first. */
  transitions: TransitionView[]
  phases: IncidentPhase[]
  tasks: TaskLine[]
  eventCount: number
  postMortem: {
    status: 'draft' | 'review' | 'approved' | 'published'
    version: number
    publishedAt: string | null
    publicUrl: string | null
  } | null
  /** Whom it calls now; null when nobody is called. */
  paging: { names: string[]; answerBy: string } | null
  /** Whether a public post-mortem is owed once it is resolved. */
  owesPostMortem: boolean
  may: IncidentRights
}
