import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readChat } from './chat-lines.ts'

const read = (text: string, more = {}) =>
  readChat({ text, day: '2026-11-20', today: '2026-11-22', timeZone: 'UTC', ...more })
const lines = (text: string, more = {}) =>
  read(text, more).lines.map(({ at, author, text: said }) => [at, author, said])

describe('a pasted chat', () => {
  test('in plain lines', () => {
    expect(lines('22:14 Priya Raman: 403s from the gateway\n22:15:30 ola: looking: it is ci-deploy')).toEqual(
      [
        ['2026-11-20T22:14:00.000Z', 'Priya Raman', '403s from the gateway'],
        ['2026-11-20T22:15:30.000Z', 'ola', 'looking: it is ci-deploy'],
      ],
    )
  })

  test('of IRC, with its seconds and angle brackets', () => {
    expect(lines('[22:14:05] <priya> token is live\n2026-11-21 00:06 <ola> revoked')).toEqual([
      ['2026-11-20T22:14:05.000Z', 'priya', 'token is live'],
      ['2026-11-21T00:06:00.000Z', 'ola', 'revoked'],
    ])
  })

  test('of Slack, names above their times, more of the same person below', () => {
    const slack = [
      'Priya Raman',
      '  10:14 PM',
      'Seeing 403s from the gateway.',
      'Then success.',
      '[10:15 PM] It is the deploy token',
      '',
      'Ola Berg',
      '  10:31 PM',
      'Found it in a build log',
    ].join('\n')
    expect(lines(slack)).toEqual([
      ['2026-11-20T22:14:00.000Z', 'Priya Raman', 'Seeing 403s from the gateway.\nThen success.'],
      ['2026-11-20T22:15:00.000Z', 'Priya Raman', 'It is the deploy token'],
      ['2026-11-20T22:31:00.000Z', 'Ola Berg', 'Found it in a build log'],
    ])
  })

  test('of Slack, name and time in one line, days between', () => {
    const slack =
      'Friday, November 20th\nPriya Raman  10:14 PM\nit began\nSaturday, November 21st\nOla Berg  12:06 AM\nrevoked'
    expect(lines(slack, { day: '2026-01-01' })).toEqual([
      ['2026-11-20T22:14:00.000Z', 'Priya Raman', 'it began'],
      ['2026-11-21T00:06:00.000Z', 'Ola Berg', 'revoked'],
    ])
  })

  test('of Teams, with its days', () => {
    const teams =
      '[20/11/2026 22:14] Priya Raman\nit began\n[Yesterday 09:00] Ola Berg\nstill quiet\n[11/21 10:14 PM] Ola Berg: done'
    expect(lines(teams)).toEqual([
      ['2026-11-20T22:14:00.000Z', 'Priya Raman', 'it began'],
      ['2026-11-21T09:00:00.000Z', 'Ola Berg', 'still quiet'],
      ['2026-11-21T22:14:00.000Z', 'Ola Berg', 'done'],
    ])
  })

  test('past midnight is on the next day', () => {
    expect(lines('23:58 a: one\n00:03 b: two\n00:01 c: a little late').map(([at]) => at)).toEqual([
      '2026-11-20T23:58:00.000Z',
      '2026-11-21T00:03:00.000Z',
      '2026-11-21T00:01:00.000Z',
    ])
  })

  test('has the times of its own zone, summer time included', () => {
    expect(lines('14:05 a: x', { day: '2026-07-01', timeZone: 'Europe/London' })[0]?.[0]).toBe(
      '2026-07-01T13:05:00.000Z',
    )
    expect(lines('14:05 a: x', { day: '2026-12-01', timeZone: 'America/New_York' })[0]?.[0]).toBe(
      '2026-12-01T19:05:00.000Z',
    )
  })

  test('gives back what belongs to no message, and invents no time', () => {
    expect(read('Channel #incidents\n99:99 a: x\n22:14 Priya: it began')).toEqual({
      lines: [{ at: '2026-11-20T22:14:00.000Z', author: 'Priya', text: 'it began' }],
      unread: [
        { line: 1, text: 'Channel #incidents' },
        { line: 2, text: '99:99 a: x' },
      ],
    })
  })

  test('loses no message of plain lines, whatever they say', () => {
    const word = fc.stringMatching(/^[a-z][a-z ,.!?'-]{0,30}[a-z]$/)
    const message = fc.record({ author: fc.stringMatching(/^[A-Z][a-z]{1,10}$/), text: word })
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 40 }), (messages) => {
        const pasted = messages.map(
          ({ author, text }, minute) => `14:${String(minute).padStart(2, '0')} ${author}: ${text}`,
        )
        const reading = read(pasted.join('\n'))
        expect(reading.lines.map(({ author, text }) => ({ author, text }))).toEqual(messages)
        expect(reading.unread).toEqual([])
      }),
    )
  })

  test('is read in a moment, however it was made', () => {
    const hostile = ['[', '1:1', ' ', 'A', ':', '<', '\n'].flatMap((part) => [
      part.repeat(20_000),
      `14:05 ${part.repeat(20_000)}`,
    ])
    for (const text of hostile) expect(read(`${text}\n22:14 P: x`).lines.length).toBeGreaterThanOrEqual(0)
  })
})
