import { isOwed, type RevocationStatus } from '../model.ts'
import { move, type RevocationTransition } from './revocation-state.ts'

/** What a feed's imports show of one revocation; null: nothing of the kind. */
export type Shown = {
  status: RevocationStatus
  /** The first complete import newer than the claim that still lists the grant. */
  stillEvidenceId: string | null
  /** The first complete import newer than the request in which the grant is gone. */
  proofEvidenceId: string | null
  /** The first import after the proof that lists it again. */
  regrantEvidenceId: string | null
}

export type ProofStep = {
  transition: RevocationTransition
  from: RevocationStatus
  to: RevocationStatus
  evidenceId: string
}

/**
 * What imports do to one revocation, in the order in which they were observed: a claim that was false, the proof, the
 * re-grant. Running this late gives the same as running it after each import.
 */
export function followShown(shown: Shown): ProofStep[] {
  const steps: ProofStep[] = []
  let { status } = shown
  const step = (transition: RevocationTransition, evidenceId: string) => {
    const to = move(transition, status)
    steps.push({ transition, from: status, to, evidenceId })
    status = to
  }
  if (shown.stillEvidenceId !== null && status === 'claimed_done') {
    step('find_present', shown.stillEvidenceId)
    step('owe_again', shown.stillEvidenceId)
  }
  if (shown.proofEvidenceId !== null && isOwed(status)) step('prove', shown.proofEvidenceId)
  if (shown.regrantEvidenceId !== null && status === 'proven_gone')
    step('find_regranted', shown.regrantEvidenceId)
  return steps
}
