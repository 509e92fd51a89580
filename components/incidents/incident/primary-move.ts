import type { IncidentDetail, MoveView } from '#lib/incidents/model/incident.ts'
import { responseStepWords } from '#lib/incidents/model/words.ts'
import type { IncidentStatus, ResponseStep } from '#lib/incidents/model.ts'

/** What the one button of an incident does in its state. */
export type PrimaryMove =
  | { kind: 'classify' }
  | { kind: 'acknowledge' }
  | { kind: 'begin-triage' }
  | { kind: 'claim'; step: ResponseStep; label: string }
  | { kind: 'begin-recovery' }
  | { kind: 'resolve' }
  | { kind: 'post-mortem'; label: string }
  | { kind: 'close' }

type Source = Pick<IncidentDetail, 'status' | 'steps' | 'owesPostMortem' | 'may'>

const postMortemLabels: Partial<Record<IncidentStatus, string>> = {
  resolved: 'Draft the post-mortem',
  post_mortem_draft: 'Open the post-mortem draft',
  review: 'Open the post-mortem review',
}

/** The next thing to do, as the states of an incident have it; null where nothing is left, or nothing is allowed. */
export function primaryMove({ status, steps, owesPostMortem, may }: Source): PrimaryMove | null {
  const label = postMortemLabels[status]
  if (label !== undefined && (status !== 'resolved' || owesPostMortem) && may.respond)
    return { kind: 'post-mortem', label }
  if (status === 'reported') return may.classify ? { kind: 'classify' } : null
  if (!may.respond) return null
  const open = steps.find(({ claim }) => claim === null)?.step
  switch (status) {
    case 'classified':
      return may.acknowledge ? { kind: 'acknowledge' } : { kind: 'begin-triage' }
    case 'mobilised':
      return { kind: 'begin-triage' }
    case 'triaging':
    case 'contained':
      return open === undefined ? null : claim(open)
    case 'eradicated':
      return { kind: 'begin-recovery' }
    case 'recovering':
      return open === undefined ? { kind: 'resolve' } : claim(open)
    case 'resolved':
    case 'published':
      return { kind: 'close' }
    default:
      return null
  }
}

const claim = (step: ResponseStep): PrimaryMove => ({
  kind: 'claim',
  step,
  label: `Claim: ${responseStepWords[step].toLowerCase()}`,
})

/** Ways out of the order: set aside, or open again. */
export const sideMoves = (
  moves: readonly MoveView[],
): { dismiss: MoveView | null; reopen: MoveView | null } => ({
  dismiss: moves.find(({ to }) => to === 'dismissed') ?? null,
  reopen: moves.find(({ verb }) => verb === 'Re-open') ?? null,
})
