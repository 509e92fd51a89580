import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { revocationStatuses } from '../model.ts'
import { ticketEvents, ticketOf } from './revocation-ticket.ts'

/** The example and the schema, as receivers of messages are told. */
const page = readFileSync('docs/revocation-webhooks.md', 'utf8')
const [example, schema] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => JSON.parse(json))
const documented = z.fromJSONSchema(schema)

const facts = {
  id: '019a4b57-6c1e-7d40-9a77-3f1f0a4c2b11',
  status: 'open' as const,
  systemName: 'AWS',
  sourceName: 'credential report',
  username: 'ada',
  accountExternalId: 'arn:aws:iam::123456789012:user/ada',
  personName: null,
  resource: 'AWS account 123456789012',
  role: 'access key 1',
  reduceToRole: null,
  isPrivileged: true,
  quarter: '2026-Q4',
  reason: null,
  requestedAt: new Date('2026-11-02T09:00:00Z'),
  requestedByName: 'Grace',
  dueAt: new Date('2026-11-03T09:00:00Z'),
  provenAt: null,
  regrantedAt: null,
  seenSha256: '9f'.repeat(32),
  proofSha256: null,
  regrantSha256: null,
}

test('what the guide shows as an example has the shape that it describes', () => {
  expect(documented.parse(example.data)).toEqual(example.data)
})

test.each(ticketEvents)(
  'a ticket of what is %s has the documented shape, and no field beside it',
  (event) => {
    const ticket = ticketOf(event, facts)
    expect(documented.parse(ticket)).toEqual(ticket)
    for (const part of ['revocation', 'access', 'evidence'] as const)
      expect(Object.keys(ticket[part] as object)).toEqual(schema.properties[part].required)
  },
)

test('the guide names every event and every state', () => {
  expect(schema.properties.event.enum).toEqual(ticketEvents)
  expect(schema.properties.revocation.properties.status.enum).toEqual(revocationStatuses)
})

test('the documented shape refuses what is not of it', () => {
  expect(documented.safeParse({ ...ticketOf('requested', facts), event: 'done' }).success).toBe(false)
})
