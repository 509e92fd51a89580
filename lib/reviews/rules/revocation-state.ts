import { PlumblineError } from '#lib/platform/errors.ts'
import { isOwed, type RevocationStatus } from '../model.ts'

type Transition = {
  from: readonly RevocationStatus[]
  to: RevocationStatus
  /** The permission that carries it; row rules come on top, in the command. */
  by: 'revocations.claim' | 'revocations.decide' | 'revocations.prove' | 'reviews.own' | 'reviews.run'
  /** What brings it about: an import alone shows what is so, and nobody's word does. */
  cause: 'person' | 'import' | 'time'
  records: readonly string[]
}

/** Every state in which the grant is still owed to be shown gone. */
const owed: readonly RevocationStatus[] = [
  'open',
  'claimed_done',
  'still_present',
  'not_supported',
  'risk_accepted',
]

/**
 * The life of a revocation (issue 3). What is not listed cannot happen. It begins as `open` with its request, and
 * `proven_gone` is reached by an import alone: what people do in between is a claim, a reason or an acceptance.
 */
export const revocationTransitions = {
  /** The owner of the system, the lead or an administrator says that it is done. */
  claim: {
    from: ['open', 'not_supported'],
    to: 'claimed_done',
    by: 'revocations.claim',
    cause: 'person',
    records: ['claimedAt', 'claimedByName', 'claimNote'],
  },
  /** A complete import newer than the claim still shows the grant. */
  find_present: {
    from: ['claimed_done'],
    to: 'still_present',
    by: 'revocations.prove',
    cause: 'import',
    records: ['evidenceId'],
  },
  /** At once after that: it is owed as before. */
  owe_again: {
    from: ['still_present'],
    to: 'open',
    by: 'revocations.prove',
    cause: 'import',
    records: ['evidenceId'],
  },
  /** The system does not let it be taken away. It stays owed: somebody accepts the risk, or finds a way. */
  mark_not_supported: {
    from: ['open'],
    to: 'not_supported',
    by: 'revocations.decide',
    cause: 'person',
    records: ['note'],
  },
  accept_risk: {
    from: ['open', 'not_supported'],
    to: 'risk_accepted',
    by: 'revocations.decide',
    cause: 'person',
    records: ['riskAcceptedUntil', 'riskAcceptedByName', 'note'],
  },
  /** Before its time, by the lead. */
  end_risk: {
    from: ['risk_accepted'],
    to: 'open',
    by: 'revocations.decide',
    cause: 'person',
    records: ['riskAcceptedUntil', 'note'],
  },
  expire_risk: { from: ['risk_accepted'], to: 'open', by: 'reviews.run', cause: 'time', records: ['note'] },
  /** A complete import newer than the request shows the grant gone. */
  prove: {
    from: owed,
    to: 'proven_gone',
    by: 'revocations.prove',
    cause: 'import',
    records: ['provenAt', 'proofEvidenceId'],
  },
  /** It was given again: somebody decides anew, which makes another revocation or approves it in a review. */
  find_regranted: {
    from: ['proven_gone'],
    to: 'regranted',
    by: 'revocations.prove',
    cause: 'import',
    records: ['regrantedAt', 'regrantEvidenceId'],
  },
  /** Its decision is undone, and nothing has happened to it since it was asked for. */
  withdraw: { from: ['open'], to: 'withdrawn', by: 'reviews.own', cause: 'person', records: [] },
} as const satisfies Record<string, Transition>
export type RevocationTransition = keyof typeof revocationTransitions

export const mayMove = (transition: RevocationTransition, from: RevocationStatus): boolean =>
  (revocationTransitions[transition].from as readonly RevocationStatus[]).includes(from)

/** @throws PlumblineError `conflict` when a revocation in this state cannot go there */
export function move(transition: RevocationTransition, from: RevocationStatus): RevocationStatus {
  if (mayMove(transition, from)) return revocationTransitions[transition].to
  throw new PlumblineError('conflict', `${standing[from]} ${refusals[transition]}`, nextSteps(from))
}

const standing: Readonly<Record<RevocationStatus, string>> = {
  open: 'This revocation is open.',
  claimed_done: 'Somebody says that this is done; the next complete import shows it.',
  proven_gone: 'An import has proven that this access is gone.',
  still_present: 'The last complete import still shows this access.',
  regranted: 'This access was given again after it was proven gone.',
  not_supported: 'The system does not let this access be taken away.',
  risk_accepted: 'The risk of leaving this access is accepted.',
  withdrawn: 'The decision behind this revocation was undone.',
}

const refusals: Readonly<Record<RevocationTransition, string>> = {
  claim: 'It cannot be claimed as done.',
  find_present: 'It cannot be found present.',
  owe_again: 'It cannot be owed again.',
  mark_not_supported: 'It cannot be marked as not supported.',
  accept_risk: 'Its risk cannot be accepted.',
  end_risk: 'There is no acceptance to end.',
  expire_risk: 'There is no acceptance to end.',
  prove: 'It cannot be proven.',
  find_regranted: 'It cannot be found given again.',
  withdraw: 'It cannot be withdrawn.',
}

function nextSteps(from: RevocationStatus): string {
  if (from === 'regranted') return 'Ask for it again, or approve it in a review.'
  return isOwed(from) ? 'Reload the page to see how it stands.' : 'Nothing more is to be done here.'
}
