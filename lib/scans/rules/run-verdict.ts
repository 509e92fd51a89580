import type { RunStatus } from '../model.ts'

export type RunFacts = {
  /** Some element or the end of the report could not be read. */
  isPartial: boolean
  /** The report itself, or its sender, says that the scanner ran to its end. */
  isProvenSuccess: boolean
  /** A person confirmed the closing. */
  isReleased: boolean
  elementCount: number
  /** Open findings of the scope before this run, and how many of them it no longer shows. */
  openCount: number
  absentCount: number
  observedAt: Date
  /** The scope's newest complete run. */
  scopeLastCompleteAt: Date | null
}

export type RunVerdict = {
  status: Extract<RunStatus, 'complete' | 'partial' | 'held' | 'superseded'>
  /** May what it shows open and change findings? */
  mayOpen: boolean
  /** May what it no longer shows be closed? */
  mayClose: boolean
  reason: string
}

/**
 * What a run may do to its scope (FORMATS, invariants): failed, truncated, partial and older runs close nothing;
 * an empty report closes only on explicit success; one that would close more than half of the scope waits for a
 * person. What a run shows is never held back, except by a newer complete run that already knows better.
 */
export function judgeRun(facts: RunFacts): RunVerdict {
  if (facts.scopeLastCompleteAt !== null && facts.observedAt < facts.scopeLastCompleteAt) {
    return {
      status: 'superseded',
      mayOpen: false,
      mayClose: false,
      reason: 'A newer complete run of the same scope was already merged.',
    }
  }
  if (facts.isPartial) {
    return {
      status: 'partial',
      mayOpen: true,
      mayClose: false,
      reason: 'Some of the report could not be read.',
    }
  }
  if (facts.elementCount === 0 && !facts.isProvenSuccess) {
    return {
      status: 'partial',
      mayOpen: true,
      mayClose: false,
      reason: 'The report is empty and nothing says that the scan ran to its end.',
    }
  }
  if (facts.absentCount * 2 > facts.openCount && !facts.isReleased) {
    return {
      status: 'held',
      mayOpen: true,
      mayClose: false,
      reason: `It would close ${facts.absentCount} of ${facts.openCount} open findings: more than half waits for a person.`,
    }
  }
  return { status: 'complete', mayOpen: true, mayClose: true, reason: 'The run is complete.' }
}
