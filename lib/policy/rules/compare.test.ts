import { describe, expect, test } from 'vitest'
import type { Policy } from '../model.ts'
import { parsePolicy } from '../parsers/policy-yaml.ts'
import { formatProblem } from '../parsers/problem.ts'
import { smallPolicy, vocabulary } from '../testing/small-policy.ts'
import { comparePolicies } from './compare.ts'
import { policyDigest } from './digest.ts'

function policyOf(text: string): Policy {
  const parsed = parsePolicy(text, { file: 'house.yaml', vocabulary })
  if (!parsed.isValid) throw new Error(parsed.problems.map(formatProblem).join('\n'))
  return parsed.policy
}
const before = policyOf(smallPolicy)

describe('a changed policy', () => {
  test('names the parameter that changed, before and after', () => {
    const after = policyOf(smallPolicy.replace('within_days: 7', 'within_days: 3'))
    expect(comparePolicies(before, after).controls).toEqual({
      added: [],
      removed: [],
      changed: [
        {
          id: 'doors.locked',
          title: 'Doors locked',
          clause: '1',
          differences: [{ path: 'parameters.within_days', before: 7, after: 3 }],
        },
      ],
    })
  })

  test('names added and removed controls and clauses, each the mirror of the other', () => {
    const without = policyOf(
      smallPolicy.slice(0, smallPolicy.indexOf('        clauses:\n          - number: "1.1"')),
    )
    const lamps = { id: 'lamps.lit', title: 'Lamps lit', clause: '1.1' }
    expect(comparePolicies(before, without)).toMatchObject({
      controls: { added: [], removed: [lamps], changed: [] },
      clauses: { added: [], removed: ['1.1'], changed: [] },
    })
    expect(comparePolicies(without, before)).toMatchObject({
      controls: { added: [lamps], removed: [] },
      clauses: { added: ['1.1'], removed: [] },
    })
  })

  test('shows a control that moved to another clause as changed', () => {
    const after = policyOf(smallPolicy.replace('number: "1.1"', 'number: "1.2"'))
    expect(comparePolicies(before, after).controls.changed).toMatchObject([
      { id: 'lamps.lit', differences: [{ path: 'clause', before: '1.1', after: '1.2' }] },
    ])
  })

  test('names a clause whose obligation changed, and no control for it', () => {
    const after = policyOf(smallPolicy.replace('Lamps are lit.', 'Lamps are lit at dusk.'))
    const { clauses, controls } = comparePolicies(before, after)
    expect(clauses.changed).toEqual(['1.1'])
    expect(controls).toEqual({ added: [], removed: [], changed: [] })
  })

  test('is none when only layout and comments changed', () => {
    const after = policyOf(`# A note.\n${smallPolicy.replace('[round]', '[ round ]')}`)
    expect(comparePolicies(before, after).controls).toEqual({ added: [], removed: [], changed: [] })
    expect(policyDigest(after)).toBe(policyDigest(before))
  })
})

test('any word or number that changes gives another digest', () => {
  expect(policyDigest(before)).toMatch(/^[0-9a-f]{64}$/)
  for (const [from, to] of [
    ['within_days: 7', 'within_days: 8'],
    ['Lamps are lit.', 'Lamps are lit'],
    ['owner_role: warden', 'owner_role: lead'],
  ] as const) {
    expect(policyDigest(policyOf(smallPolicy.replace(from, to)))).not.toBe(policyDigest(before))
  }
})
