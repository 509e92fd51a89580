import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDate, readYesNo, saysNever } from './column-values.ts'

describe('a date', () => {
  test.each([
    ['2026-03-31', '2026-03-31T00:00:00.000Z'],
    ['2026-03-31T10:20:30Z', '2026-03-31T10:20:30.000Z'],
    ['2026-03-31 10:20', '2026-03-31T10:20:00.000Z'],
    ['2026-03-31T10:20:30.123456+02:00', '2026-03-31T08:20:30.000Z'],
    ['2026-03-31 10:20:30 -0530', '2026-03-31T15:50:30.000Z'],
  ])('%s', (text, at) => {
    for (const order of ['iso', 'day-first', 'month-first'] as const)
      expect(readDate(text, order)?.toISOString()).toBe(at)
  })

  test.each([
    '2026-02-30',
    '2026-13-01',
    '0026-01-01',
    '2026-01-01T25:00',
    '3 April',
    '',
    '20260331',
    '46112',
  ])('%j is none', (text) => {
    for (const order of ['iso', 'day-first', 'month-first'] as const)
      expect(readDate(text, order)).toBeUndefined()
  })

  test('is read day or month first only when that was said', () => {
    expect(readDate('03/04/2026', 'iso')).toBeUndefined()
    expect(readDate('03/04/2026', 'day-first')).toEqual(new Date('2026-04-03'))
    expect(readDate('03/04/2026', 'month-first')).toEqual(new Date('2026-03-04'))
    expect(readDate('31.12.2026 23:59', 'day-first')).toEqual(new Date('2026-12-31T23:59Z'))
    expect(readDate('31/12/2026', 'month-first')).toBeUndefined()
  })

  test('is the one it was written from', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (at) => {
        expect(readDate(at.toISOString().slice(0, 19), 'iso')?.getTime()).toBe(
          Math.floor(at.getTime() / 1000) * 1000,
        )
      }),
    )
  })
})

test.each([
  ['yes', true],
  ['TRUE', true],
  ['1', true],
  ['X', true],
  ['t', true],
  ['No', false],
  ['false', false],
  ['0', false],
  ['', undefined],
  ['perhaps', undefined],
])('%j means %j', (text, meaning) => {
  expect(readYesNo(text)).toBe(meaning)
})

test.each([
  ['Never logged in', true],
  ['never', true],
  ['N/A', true],
  ['-', true],
  ['2026-01-01', false],
  ['nevertheless', false],
])('%j says never: %j', (text, isNever) => {
  expect(saysNever(text)).toBe(isNever)
})
