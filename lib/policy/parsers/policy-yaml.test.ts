import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyControl } from '../model.ts'
import { smallPolicy, vocabulary } from '../testing/small-policy.ts'
import { parsePolicy } from './policy-yaml.ts'
import { formatProblem } from './problem.ts'

const parse = (text: string) => parsePolicy(text, { file: 'house.yaml', vocabulary })
const problems = (text: string): string[] => {
  const parsed = parse(text)
  return parsed.isValid ? [] : parsed.problems.map(formatProblem)
}
/** The small policy with one thing changed; fails the test when there is nothing to change. */
function changed(from: string, to: string): string {
  expect(smallPolicy).toContain(from)
  return smallPolicy.replace(from, to)
}

describe('a correct file', () => {
  test('becomes a tree of clauses with their controls, the defaults of each check filled in', () => {
    const parsed = parse(smallPolicy)
    if (!parsed.isValid) throw new Error(parsed.problems.map(formatProblem).join('\n'))
    expect(everyControl(parsed.policy).map(({ clause, control }) => [clause.number, control.id])).toEqual([
      ['1', 'doors.locked'],
      ['1.1', 'lamps.lit'],
    ])
    expect(parsed.policy.pillars[0]?.clauses[0]?.controls[0]).toMatchObject({
      metWhen: 'Every door is locked.',
      parameters: { within_days: 7, wing: 'east' },
      evidence: { kinds: ['round'], timeToLiveDays: 2 },
      ownerRole: 'warden',
    })
  })
})

describe('a mistake is named with its file, line, column, path, what was expected and what was found', () => {
  test.each<[string, string, string]>([
    [
      'met_when: Every door is locked.',
      'met_wen: Every door is locked.',
      'house.yaml:15:13 pillars[0].clauses[0].controls[0].met_wen: expected one of the keys id, title, met_when, ' +
        'parameters, cadence, evidence, owner_role, source_of_truth, connect, found the key "met_wen". ' +
        'Did you mean "met_when"?',
    ],
    [
      'number: "1.1"',
      'number: 1.1',
      'house.yaml:24:21 pillars[0].clauses[0].clauses[0].number: expected text, found the number 1.1. Put it in quotes: "1.1".',
    ],
    [
      'number: "1.1"',
      'number: "1"',
      'house.yaml:24:21 pillars[0].clauses[0].clauses[0].number: expected a clause number used once, found "1" a second time.',
    ],
    [
      'cadence: daily',
      'cadence: dayly',
      'house.yaml:18:22 pillars[0].clauses[0].controls[0].cadence: expected one of continuous, per_change, per_event, ' +
        'daily, weekly, monthly, quarterly, found "dayly". Did you mean "daily"?',
    ],
    [
      'within_days: 7',
      'within_days: soon',
      'house.yaml:17:28 pillars[0].clauses[0].controls[0].parameters.within_days: expected a number, found "soon".',
    ],
    [
      'within_days: 7',
      'within_days: 0',
      'house.yaml:17:28 pillars[0].clauses[0].controls[0].parameters.within_days: expected a number of more than 0, found the number 0.',
    ],
    [
      'within_days: 7',
      'within_days: 7.5',
      'house.yaml:17:28 pillars[0].clauses[0].controls[0].parameters.within_days: expected a whole number, found the number 7.5.',
    ],
    [
      'kinds: [round]',
      'kinds: [rounds]',
      'house.yaml:19:33 pillars[0].clauses[0].controls[0].evidence.kinds[0]: expected evidence that doors.locked reads: ' +
        'round, camera, found "rounds". Did you mean "round"?',
    ],
    [
      'kinds: [round]',
      'kinds: []',
      'house.yaml:19:32 pillars[0].clauses[0].controls[0].evidence.kinds: expected a list of at least 1, found an empty list.',
    ],
    [
      'owner_role: warden',
      'owner_role: king',
      'house.yaml:20:25 pillars[0].clauses[0].controls[0].owner_role: expected a role: lead, warden, found "king".',
    ],
    [
      '- id: doors.locked',
      '- id: doors.lockd',
      'house.yaml:13:17 pillars[0].clauses[0].controls[0].id: expected the id of a known check: doors.locked, lamps.lit, ' +
        'found "doors.lockd". Did you mean "doors.locked"?',
    ],
    [
      '- id: lamps.lit',
      '- id: doors.locked',
      'house.yaml:28:21 pillars[0].clauses[0].clauses[0].controls[0].id: expected a control id used once, found "doors.locked" a second time.',
    ],
    ['format: 1', 'format: 2', 'house.yaml:1:9 format: expected 1, found the number 2.'],
    ['title: House rules', 'title: ""', 'house.yaml:2:8 title: expected some text, found "".'],
    ['purpose: To keep the house.', 'purpose:', 'house.yaml:3:9 purpose: expected text, found nothing.'],
  ])('%s → %s', (from, to, expected) => {
    // Some changes break two things; the one in question must be among them, word for word.
    expect(problems(changed(from, to))).toContain(expected)
  })

  test('a missing key is placed at the thing that lacks it', () => {
    expect(problems(changed('            connect: record a round\n', ''))).toEqual([
      'house.yaml:13:13 pillars[0].clauses[0].controls[0].connect: expected text, found nothing.',
    ])
  })

  test('an unknown parameter is refused with the ones the check has', () => {
    expect(problems(changed('within_days: 7', 'within_days: 7\n              wings: east'))).toEqual([
      'house.yaml:18:15 pillars[0].clauses[0].controls[0].parameters.wings: expected one of the keys within_days, wing, ' +
        'found the key "wings". Did you mean "wing"?',
    ])
  })
})

describe('all mistakes', () => {
  test('are collected, of shape and of reference alike, in the order of the text', () => {
    const text = changed('title: House rules', 'titel: House rules')
      .replace('within_days: 7', 'within_days: many')
      .replace('- id: lamps.lit', '- id: lamps.lot')
    expect(problems(text).map((problem) => problem.split(' ').slice(0, 2).join(' '))).toEqual([
      'house.yaml:1:1 title:',
      'house.yaml:2:1 titel:',
      'house.yaml:17:28 pillars[0].clauses[0].controls[0].parameters.within_days:',
      'house.yaml:28:21 pillars[0].clauses[0].clauses[0].controls[0].id:',
    ])
  })
})

describe('broken YAML', () => {
  test('is said to be that, where it breaks', () => {
    expect(problems('format: 1\ntitle: "open\n')[0]).toMatch(
      /^house\.yaml:\d:\d+ expected valid YAML, found a mistake: Missing closing "quote\.$/,
    )
    expect(problems('format: 1\nformat: 1\n')[0]).toBe(
      'house.yaml:2:1 expected valid YAML, found a mistake: Map keys must be unique.',
    )
  })

  test('a tag that nobody knows is refused, not dropped', () => {
    expect(problems(changed('title: House rules', 'title: !secret House rules'))).toEqual([
      'house.yaml:2:8 expected valid YAML, found a mistake: Unresolved tag: !secret.',
    ])
  })

  test('an empty file lacks everything', () => {
    expect(problems('')).toEqual(['house.yaml:1:1 expected a mapping, found nothing.'])
  })

  test('a file that multiplies itself by aliases is refused', () => {
    const layers = Array.from(
      { length: 9 },
      (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(', ')}]`,
    )
    expect(problems(`l0: &l0 [x]\n${layers.join('\n')}\n`)[0]).toContain('expected fewer YAML aliases')
  })

  test('no text makes the parser throw', () => {
    const cut = fc.nat({ max: smallPolicy.length }).map((length) => smallPolicy.slice(0, length))
    const spliced = fc
      .tuple(fc.nat({ max: smallPolicy.length }), fc.string({ maxLength: 12 }))
      .map(([at, text]) => `${smallPolicy.slice(0, at)}${text}${smallPolicy.slice(at)}`)
    fc.assert(
      fc.property(fc.oneof(cut, spliced, fc.string()), (text) => {
        const parsed = parse(text)
        if (parsed.isValid) return
        expect(parsed.problems.length).toBeGreaterThan(0)
        const lines = text.split('\n').length
        for (const { line, column } of parsed.problems) {
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(lines + 1)
          expect(column).toBeGreaterThanOrEqual(1)
        }
      }),
    )
  })
})
