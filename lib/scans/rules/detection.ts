import type { FindingState } from '#lib/scans/model.ts'
import { type Decided, type Evidence, standingOf, undecided, weigh } from './disposition.ts'
import { deriveState, type FindingEvent, type Transition } from './finding-state.ts'
import { judgeRun, type RunVerdict } from './run-verdict.ts'

export type FindingRecord = Decided & {
  /** Scan time of the newest run that showed it. */
  lastSeenAt: Date
  /**
   * Opened by a run that was held and not confirmed since. Such findings must not make up the numbers: else the
   * same report sent twice would first double the scope and then close its other half.
   */
  isOpenedWhileHeld: boolean
}

/** All that is known of one scope: asset, source, scanner configuration and branch. */
export type ScopeState = {
  lastCompleteAt: Date | null
  /** By fingerprint. */
  findings: ReadonlyMap<string, FindingRecord>
}

export const emptyScope: ScopeState = { lastCompleteAt: null, findings: new Map() }

/** One run of the scope, its elements folded by fingerprint; what the report does not assert is left out. */
export type ScopeRun = {
  observedAt: Date
  outcome: 'complete' | 'partial' | 'failed'
  /** By the report itself, or vouched for by its sender. */
  isProvenSuccess: boolean
  isReleased: boolean
  seen: ReadonlyMap<string, Evidence>
}

export type RunEffect = {
  status: RunVerdict['status'] | 'failed'
  reason: string
  state: ScopeState
  transitions: readonly (Transition & { fingerprint: string })[]
}

/**
 * What a run does to its scope: the specification which the set-wise merge in SQL follows. Pure; the runs of a
 * scope are applied one after the other. States are derived as of the run's scan time.
 *
 * Nothing that was seen by a newer run is closed by an older one, even when the newer one was partial.
 */
export function applyRun(state: ScopeState, run: ScopeRun): RunEffect {
  if (run.outcome === 'failed') {
    return { status: 'failed', reason: 'The report could not be read.', state, transitions: [] }
  }
  const absent = [...state.findings].filter(
    ([fingerprint, { isPresent, lastSeenAt }]) =>
      isPresent && !run.seen.has(fingerprint) && lastSeenAt <= run.observedAt,
  )
  const verdict = judgeRun({
    isPartial: run.outcome === 'partial',
    isProvenSuccess: run.isProvenSuccess,
    isReleased: run.isReleased,
    elementCount: run.seen.size,
    ...closing(
      state,
      absent.map(([, finding]) => finding),
    ),
    observedAt: run.observedAt,
    scopeLastCompleteAt: state.lastCompleteAt,
  })
  const findings = new Map(state.findings)
  if (verdict.mayOpen) {
    const isHeld = verdict.status === 'held'
    for (const [fingerprint, evidence] of run.seen) {
      const known = findings.get(fingerprint)
      findings.set(
        fingerprint,
        known
          ? seenAgain(known, evidence, run.observedAt, isHeld)
          : firstSeen(evidence, run.observedAt, isHeld),
      )
    }
  }
  if (verdict.mayClose) {
    for (const [fingerprint, finding] of absent) findings.set(fingerprint, { ...finding, isPresent: false })
  }
  const lastCompleteAt = verdict.mayClose ? run.observedAt : state.lastCompleteAt
  return {
    status: verdict.status,
    reason: verdict.reason,
    state: { lastCompleteAt, findings },
    transitions: transitionsBetween(state.findings, findings, run.observedAt),
  }
}

/** Of what is open, and of what a run that was not held has confirmed: the larger share to close decides. */
function closing(state: ScopeState, absent: readonly FindingRecord[]) {
  const open = [...state.findings.values()].filter(({ isPresent }) => isPresent)
  const confirmed = (findings: readonly FindingRecord[]) =>
    findings.filter(({ isOpenedWhileHeld }) => !isOpenedWhileHeld).length
  const shares = [
    { openCount: open.length, absentCount: absent.length },
    { openCount: confirmed(open), absentCount: confirmed(absent) },
  ] as const
  const [all, established] = shares
  return established.absentCount * 2 > established.openCount ? established : all
}

const firstSeen = (evidence: Evidence, observedAt: Date, isOpenedWhileHeld: boolean): FindingRecord => ({
  ...evidence,
  isPresent: true,
  reopenCount: 0,
  isSeenAgain: false,
  decision: undecided,
  isToReview: false,
  lastSeenAt: observedAt,
  isOpenedWhileHeld,
})

/** An older sighting proves that it was there, but neither its severity today nor that it is still there. */
function seenAgain(
  known: FindingRecord,
  evidence: Evidence,
  observedAt: Date,
  isHeld: boolean,
): FindingRecord {
  if (observedAt < known.lastSeenAt) return known
  const detection = known.isPresent
    ? { isSeenAgain: true, isOpenedWhileHeld: known.isOpenedWhileHeld && isHeld }
    : { isSeenAgain: false, isOpenedWhileHeld: isHeld, reopenCount: known.reopenCount + 1 }
  return weigh({ ...known, ...detection, isPresent: true, lastSeenAt: observedAt }, evidence, observedAt)
}

export const stateOf = (finding: FindingRecord, asOf: Date): FindingState =>
  deriveState(finding, standingOf(finding, asOf))

function transitionsBetween(
  before: ReadonlyMap<string, FindingRecord>,
  after: ReadonlyMap<string, FindingRecord>,
  asOf: Date,
): (Transition & { fingerprint: string })[] {
  return [...after].flatMap(([fingerprint, finding]) => {
    const known = before.get(fingerprint)
    const from = known ? stateOf(known, asOf) : 'none'
    const to = stateOf(finding, asOf)
    return from === to ? [] : [{ fingerprint, from, event: eventBetween(from, to), to }]
  })
}

function eventBetween(from: FindingState | 'none', to: FindingState): FindingEvent {
  if (to === 'fixed') return 'absent'
  if (from === 'none' || from === 'fixed') return 'seen'
  if (from === 'accepted') return 'acceptance_ends'
  return from === 'suppressed' ? 'evidence_changes' : 'seen_again'
}
