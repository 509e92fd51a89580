import type { IncidentPhase, PhaseKey } from '../model/incident.ts'
import type { ResponseStep } from '../model.ts'

export type PhaseTimes = {
  reportedAt: Date
  /** When somebody began to work: the first move into triage. */
  triageBeganAt: Date | null
  steps: readonly { step: ResponseStep; doneAt: Date }[]
  resolvedAt: Date | null
  /** When the post-mortem was proven public, or the incident was closed without one. */
  learnedAt: Date | null
  dismissedAt: Date | null
}

const bandOf: Record<ResponseStep, PhaseKey> = {
  triage: 'triage',
  contain: 'contain',
  eradicate: 'eradicate',
  recover: 'recover',
}

/**
 * The bands of the drawn timeline, end to end: each lasts until what ends it was done. A step that was done before the
 * one ahead of it ended has no band of its own; the one that lasts ends with null.
 */
export function responsePhases(times: PhaseTimes): IncidentPhase[] {
  const { reportedAt, triageBeganAt, resolvedAt, dismissedAt } = times
  const doneAt = (step: ResponseStep) => times.steps.find((one) => one.step === step)?.doneAt ?? null
  const recovered = resolvedAt ?? null
  const ends: [PhaseKey, Date | null][] = [
    ['mobilise', triageBeganAt ?? doneAt('triage') ?? recovered],
    [bandOf.triage, doneAt('triage') ?? recovered],
    [bandOf.contain, doneAt('contain') ?? recovered],
    [bandOf.eradicate, doneAt('eradicate') ?? recovered],
    [bandOf.recover, recovered],
    ['post_mortem', times.learnedAt],
  ]
  const phases: IncidentPhase[] = []
  let from = reportedAt
  for (const [key, endsAt] of ends) {
    const end = endsAt ?? dismissedAt
    if (end !== null && end <= from) continue
    phases.push({ key, startedAt: from.toISOString(), endedAt: end?.toISOString() ?? null })
    if (end === null || end === dismissedAt) break
    from = end
  }
  return phases
}
