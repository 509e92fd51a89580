import { createHash } from 'node:crypto'
import { nodeHash } from './leaf.ts'

/** The largest power of two below n (n > 1): where RFC 6962 splits a tree. */
function splitAt(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** RFC 6962, section 2.1: the root over leaf hashes, in order. The empty tree is SHA-256 of nothing. */
export function merkleRoot(leafHashes: readonly Uint8Array[]): Buffer {
  const first = leafHashes[0]
  if (first === undefined) return createHash('sha256').digest()
  if (leafHashes.length === 1) return Buffer.from(first)
  const k = splitAt(leafHashes.length)
  return nodeHash(merkleRoot(leafHashes.slice(0, k)), merkleRoot(leafHashes.slice(k)))
}
