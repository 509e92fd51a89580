import type { KeyObject } from 'node:crypto'
import { seal, unseal } from './seal.ts'

/** The key that seals, and, while a rotation is unfinished, the one that what was sealed before opens with. */
export type KeyRing = { current: KeyObject; previous: KeyObject | null }

export const sealWith = (ring: KeyRing, plain: Uint8Array, context: string): Buffer =>
  seal(ring.current, plain, context)

/** The sealed bytes, or null when no key of the ring opens them in this place. */
export function unsealWith(ring: KeyRing, sealed: Uint8Array, context: string): Buffer | null {
  const opened = unseal(ring.current, sealed, context)
  if (opened !== null || ring.previous === null) return opened
  return unseal(ring.previous, sealed, context)
}
