import { createHash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Actor, Assurance } from '../ctx.ts'

export type LedgerObject = { type: string; id: string }

/** Version 1 of a leaf: what happened, who did it, and a commitment to the details. */
export type LedgerEntry = {
  action: string
  at: Date
  actor: Actor
  assurance: Assurance
  sessionId: string | null
  requestId: string
  object: LedgerObject
  decision?: string | undefined
  /** SHA-256 digests, hex. */
  evidence?: readonly string[] | undefined
  payload: Record<string, unknown>
}

export type SealedLeaf = { leaf: Buffer; salt: Buffer; payload: Buffer }

/** RFC 8785 canonical JSON as bytes. Throws on values JSON cannot hold. */
function canonical(value: unknown): Buffer {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('A ledger payload must be a JSON value.')
  return Buffer.from(text, 'utf8')
}

/**
 * Builds the leaf of an entry: RFC 8785 JSON, at most 65,535 bytes, with
 * `payload_commit = SHA-256(salt ‖ payload)` so that the payload can be erased and the leaf stays provable.
 */
export function sealLeaf(entry: LedgerEntry, salt: Buffer = randomBytes(32)): SealedLeaf {
  const payload = canonical(entry.payload)
  const leaf = canonical({
    v: 1,
    time: entry.at.toISOString(),
    action: entry.action,
    actor: { type: entry.actor.type, id: entry.actor.id },
    assurance: entry.assurance,
    session: entry.sessionId,
    request: entry.requestId,
    object: { type: entry.object.type, id: entry.object.id },
    decision: entry.decision ?? null,
    evidence: entry.evidence ?? [],
    payload_commit: createHash('sha256').update(salt).update(payload).digest('hex'),
  })
  if (leaf.length > 65_535)
    throw new RangeError(`A ledger leaf holds at most 65,535 bytes, this one has ${leaf.length}.`)
  return { leaf, salt, payload }
}

/** RFC 6962, section 2.1: SHA-256(0x00 ‖ leaf). */
export const leafHash = (leaf: Uint8Array): Buffer =>
  createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest()
