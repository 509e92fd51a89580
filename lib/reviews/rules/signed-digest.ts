import { createHash } from 'node:crypto'
import type { DecisionKind } from '../model.ts'

/** What a signature is over, of each item. */
export type SignedDecision = {
  itemId: string
  /** Hex. */
  snapshotHash: string
  decision: DecisionKind
  approvedUntil: string | null
  reduceToRole: string | null
  justification: string | null
  decidedAt: string
  decidedBy: string
}

/** SHA-256 over length-prefixed fields of the decisions, in the order of their items. */
export function signedDigest(decisions: readonly SignedDecision[]): Buffer {
  const hash = createHash('sha256').update(`review part 1\n${decisions.length}\n`)
  const inOrder = [...decisions].sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
  for (const d of inOrder) {
    const fields = [
      d.itemId,
      d.snapshotHash,
      d.decision,
      d.approvedUntil,
      d.reduceToRole,
      d.justification,
      d.decidedAt,
      d.decidedBy,
    ]
    for (const field of fields) hash.update(field === null ? '-\n' : `${Buffer.byteLength(field)}:${field}\n`)
  }
  return hash.digest()
}
