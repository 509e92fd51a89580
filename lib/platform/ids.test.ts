import { expect, test } from 'vitest'
import { isId, newId } from './ids.ts'

const at = (time: string) => ({ now: () => new Date(time) })

test('ids of one millisecond sort as they were made, and later ones after them', () => {
  const now = at('2026-11-02T08:00:00.000Z')
  const ids = Array.from({ length: 5_000 }, () => newId(now))
  ids.push(newId(at('2026-11-02T08:00:00.001Z')))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every(isId)).toBe(true)
})

test('an id tells its time, also when the clock went back', () => {
  const times = ['2026-11-02T08:00:00.000Z', '2026-11-02T07:59:59.999Z', '1999-01-01T00:00:00.000Z']
  for (const time of times) {
    const id = newId(at(time))
    expect(new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toISOString()).toBe(time)
  }
})

test('nobody can tell the next id from the last', () => {
  const now = at('2026-11-02T08:00:00.000Z')
  const tails = Array.from({ length: 200 }, () => newId(now).slice(-10))
  expect(new Set(tails).size).toBe(tails.length)
})
