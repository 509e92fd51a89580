import { expect, test } from 'vitest'
import { type Directory, recipientsOf } from './recipients.ts'

const directory: Directory = {
  people: new Map([
    ['mira', { name: 'Mira Okafor', userId: 'u-mira' }],
    ['oran', { name: 'Oran Vale', userId: null }],
    ['manager', { name: 'Ines Roth', userId: 'u-ines' }],
  ]),
  holders: new Map([
    ['lead', ['u-lead']],
    ['admin', ['u-admin']],
  ]),
}
const escalation = [{ personId: 'manager' }, { role: 'lead' as const }]

test('the owner is told first, each rung of the escalation as it is reached', () => {
  const told = (reach: number) => [
    ...recipientsOf({ owners: [{ personId: 'mira' }], escalation }, reach, directory).users,
  ]
  expect(told(0)).toEqual([['u-mira', true]])
  expect(told(1)).toEqual([
    ['u-mira', true],
    ['u-ines', false],
  ])
  expect(told(2)).toEqual([
    ['u-mira', true],
    ['u-ines', false],
    ['u-lead', false],
  ])
})

test('for somebody who cannot enter, the lead is told at once, and why', () => {
  const { users, note } = recipientsOf({ owners: [{ personId: 'oran' }], escalation }, 0, directory)
  expect([...users]).toEqual([['u-lead', true]])
  expect(note).toBe('Oran Vale is no active user of Plumbline, so the pillar lead is told instead.')
})

test('a manager who cannot enter is stood in for as well, without owning it', () => {
  const { users } = recipientsOf(
    { owners: [{ personId: 'mira' }], escalation: [{ personId: 'oran' }] },
    1,
    directory,
  )
  expect([...users]).toEqual([
    ['u-mira', true],
    ['u-lead', false],
  ])
})

test('what nobody owns is the lead’s', () => {
  expect([...recipientsOf({ owners: [], escalation: [] }, 0, directory).users]).toEqual([['u-lead', true]])
})

test('whoever owns it and stands in the escalation, too, stays its owner', () => {
  const { users } = recipientsOf({ owners: [{ role: 'lead' }], escalation: [{ role: 'lead' }] }, 1, directory)
  expect([...users]).toEqual([['u-lead', true]])
})

test('without any lead the administrators are told', () => {
  const leaderless = { ...directory, holders: new Map([['admin', ['u-admin']]]) }
  expect([...recipientsOf({ owners: [], escalation: [] }, 0, leaderless).users]).toEqual([['u-admin', true]])
})
