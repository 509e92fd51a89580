import { expect, test } from 'vitest'
import { type Role, roles } from '../auth/roles.ts'
import { toldTo } from './audience.ts'
import type { LiveEvent } from './notify.ts'

/** A signed-in person of a role. */
const as = (role: Role) => ({
  actor: { type: 'user' as const, id: role, name: role },
  roles: new Set([role]),
  assurance: 'aal2' as const,
})
const hears = (role: Role, event: LiveEvent): LiveEvent => JSON.parse(toldTo(as(role))(JSON.stringify(event)))

test('numbers of incidents and of their drafts are told to who may read incidents, and to nobody else', () => {
  for (const topic of ['incidents', 'post-mortems'] as const)
    for (const role of roles)
      expect([role, hears(role, { topic, keys: ['42'] }).keys]).toEqual([
        role,
        ['lead', 'manager', 'auditor', 'responder'].includes(role) ? ['42'] : [],
      ])
})

test('who may not know what changed hears that something did: their page is read anew', () => {
  expect(hears('member', { topic: 'users', keys: ['somebody'] })).toEqual({ topic: 'users', keys: [] })
  expect(hears('member', { topic: 'tokens', keys: ['some token'] })).toEqual({ topic: 'tokens', keys: [] })
  expect(hears('member', { topic: 'findings', keys: ['asset'] })).toEqual({
    topic: 'findings',
    keys: ['asset'],
  })
})

test('a topic that nobody has thought of is told without its keys', () => {
  const told = toldTo(as('lead'))(JSON.stringify({ topic: 'something new', keys: ['1'] }))
  expect(JSON.parse(told)).toEqual({ topic: 'something new', keys: [] })
})
