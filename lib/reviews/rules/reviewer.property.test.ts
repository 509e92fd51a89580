import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseReviewers, nobody, type Organisation, pair, type Subject, subjectKey } from './reviewer.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const person = fc.constantFrom(...ids)
const anyone = fc.option(person, { nil: null })

/** Managers in circles, owners who left, leads who review each other: whatever a register can hold. */
const organisations = fc.record({
  people: fc
    .tuple(...ids.map(() => fc.record({ managerId: anyone, isActive: fc.boolean() })))
    .map((people) => new Map(people.map((one, index) => [ids[index] ?? '', one]))),
  leads: fc.uniqueArray(person, { maxLength: 3 }),
})
const subjects = fc
  .array(fc.record({ personId: anyone, systemId: fc.constantFrom('s', 't', 'u') }), { maxLength: 20 })
  .chain((list) =>
    fc.record({ s: anyone, t: anyone, u: anyone }).map((owners) => {
      const distinct = new Map(list.map((one) => [subjectKey(one), one]))
      return [...distinct.values()].map(
        (one): Subject => ({ ...one, ownerId: owners[one.systemId as 's' | 't' | 'u'] }),
      )
    }),
  )

const choices = (all: readonly Subject[], organisation: Organisation) =>
  [...chooseReviewers(all, organisation)].map(([key, choice]) => ({ key, ...choice }))

test('every subject gets exactly one reviewer, and nobody reviews themselves', () => {
  fc.assert(
    fc.property(subjects, organisations, (all, organisation) => {
      const chosen = chooseReviewers(all, organisation)
      expect([...chosen.keys()].sort()).toEqual(all.map(subjectKey).sort())
      for (const subject of all)
        expect(chosen.get(subjectKey(subject))?.reviewerId).not.toBe(subject.personId)
    }),
  )
})

test('no two people review each other', () => {
  fc.assert(
    fc.property(subjects, organisations, (all, organisation) => {
      const pairs = choices(all, organisation).flatMap(({ key, reviewerId }) => {
        const personId = key.split('/')[0] ?? ''
        return personId === '' || reviewerId === nobody ? [] : [{ reviewerId, personId }]
      })
      const stated = new Set(pairs.map((one) => pair(one.reviewerId, one.personId)))
      expect(pairs.filter((one) => stated.has(pair(one.personId, one.reviewerId)))).toEqual([])
    }),
  )
})

test('only active people are asked; nobody only where all candidates are out of the question', () => {
  fc.assert(
    fc.property(subjects, organisations, (all, organisation) => {
      for (const { reviewerId } of choices(all, organisation))
        expect(reviewerId === nobody || organisation.people.get(reviewerId)?.isActive).toBe(true)
    }),
  )
})

test('the order in which subjects come changes nothing', () => {
  fc.assert(
    fc.property(subjects, organisations, (all, organisation) => {
      const backwards = chooseReviewers([...all].reverse(), organisation)
      expect(new Map([...backwards].sort())).toEqual(new Map([...chooseReviewers(all, organisation)].sort()))
    }),
  )
})

test('of two who manage each other, the second is asked of the owner of the system', () => {
  const organisation: Organisation = {
    people: new Map([
      ['a', { managerId: 'b', isActive: true }],
      ['b', { managerId: 'a', isActive: true }],
      ['owner', { managerId: null, isActive: true }],
    ]),
    leads: [],
  }
  const on = (personId: string): Subject => ({ personId, systemId: 's', ownerId: 'owner' })
  expect(choices([on('a'), on('b')], organisation)).toEqual([
    { key: 'a/s', reviewerId: 'b', reason: 'manager' },
    { key: 'b/s', reviewerId: 'owner', reason: 'system_owner' },
  ])
})

test('a manager who is away is passed over, up the chain', () => {
  const people = new Map([
    ['ann', { managerId: 'boss', isActive: true }],
    ['boss', { managerId: 'head', isActive: false }],
    ['head', { managerId: null, isActive: true }],
  ])
  expect(choices([{ personId: 'ann', systemId: 's', ownerId: null }], { people, leads: [] })).toEqual([
    { key: 'ann/s', reviewerId: 'head', reason: 'manager' },
  ])
})
