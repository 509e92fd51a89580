import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Policy } from '../model.ts'

/**
 * SHA-256 (hex) over the RFC 8785 form of the policy. It identifies a version by what the policy says: a comment,
 * an indentation or the order of keys changes nothing; a word, a parameter or the order of clauses does.
 */
export function policyDigest(policy: Policy): string {
  const canonical = canonicalize(policy)
  if (canonical === undefined) throw new TypeError('A policy always has a canonical form.')
  return createHash('sha256').update(canonical, 'utf8').digest('hex')
}
