import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { signatureProblem } from './hook-signature.ts'

const now = new Date('2026-11-20T22:14:00Z')
const raw = Buffer.from('{"a":1}')

describe('a message of GitHub', () => {
  test('is known by the example of GitHub’s own documentation', () => {
    const signed = {
      headers: new Headers({
        'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
      }),
      raw: Buffer.from('Hello, World!'),
      secret: "It's a Secret to Everybody",
      now,
    }
    expect(signatureProblem.github(signed)).toBeNull()
    expect(signatureProblem.github({ ...signed, raw: Buffer.from('Hello, world!') })).toContain('signature')
    expect(signatureProblem.github({ ...signed, secret: 'another' })).toContain('signature')
    expect(signatureProblem.github({ ...signed, headers: new Headers() })).toBe('It is not signed.')
  })
})

describe('a message of PagerDuty', () => {
  const signature = `v1=${createHmac('sha256', 'new').update(raw).digest('hex')}`

  test('is known by any of its signatures, as while a secret changes', () => {
    const headers = new Headers({ 'x-pagerduty-signature': `v1=${'0'.repeat(64)},${signature}` })
    expect(signatureProblem.pagerduty({ headers, raw, secret: 'new', now })).toBeNull()
    expect(signatureProblem.pagerduty({ headers, raw, secret: 'old', now })).toContain('signature')
  })

  test('is not known by a signature of another version', () => {
    const headers = new Headers({ 'x-pagerduty-signature': signature.replace('v1', 'v0') })
    expect(signatureProblem.pagerduty({ headers, raw, secret: 'new', now })).toContain('signature')
  })
})

describe('a message of Standard Webhooks', () => {
  const secret = `whsec_${Buffer.from('a secret of thirty-two bytes here').toString('base64')}`
  const signed = (sentAt: Date, change: Record<string, string> = {}) => ({
    headers: new Headers({
      'webhook-id': 'm1',
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
      'webhook-signature': `v1,other ${new Webhook(secret).sign('m1', sentAt, raw)}`,
      ...change,
    }),
    raw,
    secret,
    now,
  })

  test('is known by its id, its time and its body together', () => {
    expect(signatureProblem.standard(signed(now))).toBeNull()
    expect(signatureProblem.standard(signed(now, { 'webhook-id': 'm2' }))).toContain('signature')
    expect(signatureProblem.standard({ ...signed(now), raw: Buffer.from('{}') })).toContain('signature')
  })

  test('is refused when it is old, or of the future', () => {
    for (const minutes of [-6, 6])
      expect(signatureProblem.standard(signed(new Date(now.getTime() + minutes * 60_000)))).toContain(
        'five minutes',
      )
    expect(signatureProblem.standard(signed(now, { 'webhook-timestamp': 'soon' }))).toContain('timestamp')
  })
})
