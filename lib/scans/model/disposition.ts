import { type Disposition, type DispositionOutcome, dispositions, type Severity } from './vocabulary.ts'

/** What a person may ask for; `none` is what a finding starts with. */
export const requestableDispositions = dispositions.filter((word) => word !== 'none')
export type RequestableDisposition = (typeof requestableDispositions)[number]

/** An acceptance is not for ever: a year at most, then somebody looks again. */
export const longestAcceptanceDays = 366

export const dispositionWords: Record<Disposition, string> = {
  none: 'Undecided',
  accepted: 'Accepted',
  false_positive: 'False positive',
  not_affected: 'Not affected',
}

export type DispositionRequestDto = {
  id: string
  disposition: RequestableDisposition
  reason: string
  until: Date | null
  /** The severity that was looked at: a rise beyond it ends an acceptance. */
  severity: Severity
  outcome: DispositionOutcome
  requestedBy: string
  requestedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  decisionNote: string | null
  /** The reader asked for it: somebody else decides, they may withdraw. */
  isOwn: boolean
}
