import { v7, validate } from 'uuid'
import type { Clock } from './clock.ts'

/** A UUIDv7: time-ordered, so that primary keys grow at one end of their index (RFC 9562, section 5.7). */
export function newId(clock: Clock): string {
  return v7({ msecs: clock.now().getTime() })
}

export const isId = (value: string): boolean => validate(value)
