import type { TimelineKind } from '../model.ts'

/** An entry of a timeline that a claim can rest on. */
export type StepEvidence = {
  eventId: string
  sequence: number
  kind: TimelineKind
  /** ISO 8601. */
  observedAt: string
  authorName: string
  excerpt: string
  /** It can prove a step: of the kind evidence, or with a file or a link. Others only tell of something. */
  isProof: boolean
}
