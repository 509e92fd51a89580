import { describe, expect, it } from 'vitest'
import { dayMs, hourMs, minuteMs, secondMs } from '../clock.ts'
import { formatBytes } from './bytes.ts'
import {
  countInWords,
  formatCompactCount,
  formatCount,
  formatPercent,
  formatQuantity,
  sentenceCase,
} from './count.ts'
import { describeDeadline } from './deadline.ts'
import { shortenDigest } from './digest.ts'
import { formatDuration } from './duration.ts'
import { joinWithAnd } from './list.ts'
import { formatAbsolute, formatAge, formatIsoDate, formatRelative } from './time.ts'

const now = new Date('2026-11-22T12:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)
const ahead = (ms: number) => new Date(now.getTime() + ms)

describe('a duration', () => {
  it.each([
    [0, '0 s'],
    [45 * secondMs, '45 s'],
    [6 * minuteMs + 20 * secondMs, '6 min'],
    [hourMs + 52 * minuteMs, '1 h 52 min'],
    [40 * hourMs + 51 * minuteMs, '40 h 51 min'],
    [72 * hourMs, '3 d'],
    [78 * hourMs, '3 d 6 h'],
    [-2 * hourMs, '2 h'],
  ])('of %d ms reads %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  it('can be held to one unit', () => {
    expect(formatDuration(78 * hourMs, 1)).toBe('3 d')
  })
})

describe('a time', () => {
  it.each([
    [ago(20 * secondMs), 'just now'],
    [ago(26 * minuteMs), '26 min ago'],
    [ago(2 * hourMs), '2 h ago'],
    [ago(47 * hourMs), '47 h ago'],
    [ago(9 * dayMs), '9 d ago'],
    [ago(400 * dayMs), '13 mo ago'],
    [ahead(2 * hourMs), 'in 2 h'],
  ])('relative to now reads as expected', (at, text) => {
    expect(formatRelative(at, now)).toBe(text)
  })

  it('in absolute form names its weekday and its zone', () => {
    expect(formatAbsolute(new Date('2026-11-22T07:04:59Z'))).toBe('Sun 22 Nov 2026, 07:04 UTC')
  })

  it('does not slip a day in the reader’s zone', () => {
    expect(formatIsoDate(new Date('2026-11-22T23:59:59Z'))).toBe('2026-11-22')
  })

  it('has an age without a direction', () => {
    expect(formatAge(ahead(3 * dayMs), now)).toBe('3 d')
  })
})

describe('a deadline', () => {
  it.each([
    [ago(4 * hourMs), '4 h over', 'over'],
    [ago(3 * dayMs + hourMs), '3 d over', 'over'],
    [ahead(2 * hourMs + 5 * minuteMs), '2 h 5 min left', 'near'],
    [ahead(6 * dayMs), '6 d left', 'ahead'],
    [now, 'due now', 'near'],
  ])('says how long and which side', (due, text, state) => {
    expect(describeDeadline(due, now)).toEqual({ text, state })
  })

  it('is near inside the window it is given', () => {
    expect(describeDeadline(ahead(6 * dayMs), now, 7 * dayMs).state).toBe('near')
  })
})

describe('a number', () => {
  it('is grouped, and agrees with its noun', () => {
    expect(formatCount(2310)).toBe('2,310')
    expect(formatQuantity(1, 'finding')).toBe('1 finding')
    expect(formatQuantity(0, 'entry', 'entries')).toBe('0 entries')
  })

  it('is shortened only where it is large', () => {
    expect(formatCompactCount(9_999)).toBe('9,999')
    expect(formatCompactCount(12_430)).toBe('12.4 k')
    expect(formatCompactCount(999_960)).toBe('1 M')
  })

  it('is a word up to twelve', () => {
    expect(sentenceCase(countInWords(3))).toBe('Three')
    expect(countInWords(13)).toBe('13')
  })

  it('never rounds up to a hundred per cent, nor down to none', () => {
    expect(formatPercent(1)).toBe('100 %')
    expect(formatPercent(0.99999)).toBe('> 99.9 %')
    expect(formatPercent(0.00001)).toBe('< 0.1 %')
    expect(formatPercent(0.941)).toBe('94.1 %')
  })
})

describe('bytes', () => {
  it.each([
    [812, '812 B'],
    [10_449_920, '10.4 MB'],
    [999_600, '1 MB'],
    [512_000_000, '512 MB'],
    [2_000_000_000_000_000, '2000 TB'],
  ])('%d reads %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })
})

describe('a digest', () => {
  it('keeps its algorithm and both ends', () => {
    expect(shortenDigest('sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08')).toBe(
      'sha256:9f86d081…f00a08',
    )
  })

  it('is left alone when it is short', () => {
    expect(shortenDigest('F-8841')).toBe('F-8841')
  })
})

describe('a list', () => {
  it('ends in and', () => {
    expect(joinWithAnd([])).toBe('')
    expect(joinWithAnd(['a'])).toBe('a')
    expect(joinWithAnd(['a', 'b', 'c'])).toBe('a, b and c')
  })
})
