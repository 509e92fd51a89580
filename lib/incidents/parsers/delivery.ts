import { createHash } from 'node:crypto'
import { PlumblineError } from '#lib/platform/errors.ts'
import type { Delivery, HookKind } from '../model/delivery.ts'
import { readGithub } from './github.ts'
import { readPagerduty } from './pagerduty.ts'
import { readStandard } from './standard.ts'

export type ReadDelivery = {
  /** By which a repeat is known, and later its entry. Part of what was signed. */
  deliveryId: string
  delivery: Delivery
}

/**
 * Reads a message whose signature was checked.
 * @throws PlumblineError invalid_input when it is not what its kind sends
 */
export function readDelivery(kind: HookKind, headers: Headers, bytes: Uint8Array): ReadDelivery {
  const raw = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes)
  switch (kind) {
    case 'standard': {
      return { deliveryId: needed(headers, 'webhook-id'), delivery: readStandard(raw) }
    }
    case 'github': {
      const delivery = readGithub(needed(headers, 'x-github-event'), raw)
      // GitHub signs the body alone. What was caught on its way could be sent again under another id, or to the address
      // of another incident, and is then still the same message.
      return { deliveryId: createHash('sha256').update(bytes).digest('hex'), delivery }
    }
    case 'pagerduty': {
      const { deliveryId, ...delivery } = readPagerduty(raw)
      return { deliveryId, delivery }
    }
  }
}

const longestId = 200

function needed(headers: Headers, name: string): string {
  const value = headers.get(name)?.trim() ?? ''
  if (value !== '' && value.length <= longestId) return value
  throw new PlumblineError(
    'invalid_input',
    `The message has no header ${name}.`,
    'Let the sender itself deliver it, without a proxy that drops headers.',
  )
}
