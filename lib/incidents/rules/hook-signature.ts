import { createHmac, timingSafeEqual } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { minuteMs, secondMs } from '#lib/platform/clock.ts'
import type { HookKind } from '../model/delivery.ts'
import { incidentName } from '../model.ts'

/** How far the time of a signed message may be from ours (Standard Webhooks, "Verifying webhook authenticity"). */
const toleranceMs = 5 * minuteMs

type Signed = { headers: Headers; raw: Uint8Array; secret: string; now: Date }

/** Null when the message is signed as its kind asks; else what is wrong with it, as a sentence. */
export const signatureProblem: Readonly<Record<HookKind, (signed: Signed) => string | null>> = {
  /** `webhook-id`, `webhook-timestamp` and the body, HMAC-SHA256; several signatures while a secret changes. */
  standard({ headers, raw, secret, now }) {
    const id = headers.get('webhook-id')
    const timestamp = headers.get('webhook-timestamp') ?? ''
    if (id === null || !/^\d{1,12}$/.test(timestamp)) return 'It has no webhook-id or no webhook-timestamp.'
    const sentAt = new Date(Number(timestamp) * secondMs)
    if (Math.abs(now.getTime() - sentAt.getTime()) > toleranceMs)
      return 'Its webhook-timestamp is more than five minutes from now.'
    const expected = new Webhook(secret).sign(id, sentAt, Buffer.from(raw))
    return oneOf(headers.get('webhook-signature'), ' ', expected)
  },
  /** `X-Hub-Signature-256: sha256=<hex>` over the body (GitHub, "Validating webhook deliveries"). */
  github: ({ headers, raw, secret }) =>
    oneOf(headers.get('x-hub-signature-256'), ',', `sha256=${hmac(secret, raw)}`),
  /** `X-PagerDuty-Signature: v1=<hex>,v1=<hex>` over the body, one for each secret in use (PagerDuty, "Webhooks v3"). */
  pagerduty: ({ headers, raw, secret }) =>
    oneOf(headers.get('x-pagerduty-signature'), ',', `v1=${hmac(secret, raw)}`),
}

/**
 * What is wrong with an incident that the address of a hook chooses; null when nothing is. Senders sign their message
 * and not where they send it, so the choice is signed apart: HMAC-SHA256 in hexadecimal digits over `incident=INC-42`,
 * under the secret of the hook. Whoever caught a message cannot tell it to another incident, however old it is.
 */
export const choiceProblem = (
  { number, signature }: { number: number; signature: string | null },
  secret: string,
): string | null =>
  signature !== null && isEqual(signature, hmac(secret, `incident=${incidentName(number)}`))
    ? null
    : 'The incident in its address is not signed with this hook’s secret.'

const hmac = (secret: string, raw: Uint8Array | string) =>
  createHmac('sha256', secret).update(raw).digest('hex')

function oneOf(header: string | null, separator: string, expected: string): string | null {
  if (header === null) return 'It is not signed.'
  const given = header.slice(0, 4_000).split(separator)
  // Every one is compared, each in constant time: how long it takes tells nothing.
  const matches = given.filter((signature) => isEqual(signature.trim(), expected))
  return matches.length > 0 ? null : 'Its signature is not that of this hook’s secret.'
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
