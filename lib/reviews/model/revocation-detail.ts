import type { PathStep } from '#lib/access/model.ts'
import type { RevocationStatus } from '../model.ts'
import type { ReadyCommand } from './ready-command.ts'
import type { RevocationLine } from './revocation.ts'

/** One document behind a statement; its page is `/evidence/<id>`. */
export type EvidenceLink = {
  id: string
  source: string
  observedAt: string
  receivedAt: string
  /** Hex. */
  sha256: string
}

/** One step of the history. `from` null: it was asked for. */
export type RevocationEvent = {
  from: RevocationStatus | null
  to: RevocationStatus
  at: string
  byName: string
  note: string | null
  evidence: EvidenceLink | null
}

/** What the caller may do now. */
export type RevocationRights = {
  claim: boolean
  markNotSupported: boolean
  acceptRisk: boolean
  endRisk: boolean
  reopen: boolean
  /** Why they may not accept the risk though it could be accepted; null when they may, or nobody can. */
  whyNotAcceptRisk: string | null
}

export type RevocationDetail = RevocationLine & {
  reason: string | null
  sourceName: string
  accountExternalId: string
  path: PathStep[]
  campaign: { id: string; title: string; quarter: string | null } | null
  claimNote: string | null
  riskAcceptedByName: string | null
  clock: {
    /** From the request to the deadline. */
    allowedMs: number
    /** From the request to the proof, or until now while it is owed. */
    takenMs: number
    /** Until what runs out next; negative once it has; null when nothing is owed. */
    leftMs: number | null
  }
  /** The two ends of the proof, and what showed it given again. */
  seenEvidence: EvidenceLink
  proofEvidence: EvidenceLink | null
  regrantEvidence: EvidenceLink | null
  /** The newest complete import of the only feed that can prove it, of those that list grants. */
  lastComplete: { importId: string; observedAt: string; isHeld: boolean } | null
  isHeldNow: boolean
  /** The same role on the same resource, held by another way: this revocation does not end that. */
  heldOtherwise: { grantId: string; path: PathStep[] }[]
  /** Other revocations of the same grant, newest first. */
  others: { id: string; status: RevocationStatus; requestedAt: string }[]
  /** Oldest first. */
  events: RevocationEvent[]
  commands: ReadyCommand[]
  may: RevocationRights
}
