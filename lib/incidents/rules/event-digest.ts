import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { TimelineAttachment, TimelineLink } from '../model/timeline.ts'
import type { TimelineKind } from '../model.ts'

/** What of an entry the ledger commits to. */
export type DigestedEvent = {
  id: string
  sequence: number
  kind: TimelineKind
  observedAt: Date
  authorName: string
  source: string
  body: string
  links: readonly TimelineLink[]
  attachments: readonly TimelineAttachment[]
  supersedesId: string | null
  isWithdrawal: boolean
  reason: string | null
}

/**
 * SHA-256 (hex) over the RFC 8785 JSON of an entry. The ledger holds it instead of the text, so that an entry that was
 * changed behind the program's back no longer agrees with the log, and the log tells nobody what happened.
 */
export function eventDigest(event: DigestedEvent): string {
  const document = {
    id: event.id,
    sequence: event.sequence,
    kind: event.kind,
    observedAt: event.observedAt.toISOString(),
    authorName: event.authorName,
    source: event.source,
    body: event.body,
    links: event.links,
    attachments: event.attachments,
    supersedesId: event.supersedesId,
    isWithdrawal: event.isWithdrawal,
    reason: event.reason,
  }
  return createHash('sha256')
    .update(canonicalize(document) ?? '')
    .digest('hex')
}
