import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Clause, Control, Policy } from '#lib/policy/model.ts'
import { controlStatuses } from '../model.ts'
import { rollUpClause, rollUpPolicy, worstStatus } from './roll-up.ts'

const control = (id: string): Control => ({
  id,
  title: id,
  metWhen: 'It holds.',
  parameters: {},
  cadence: 'daily',
  evidence: { kinds: ['heartbeat'], timeToLiveDays: 7 },
  ownerRole: 'lead',
  sourceOfTruth: 'A list',
  connect: 'import it',
})
const clause = (number: string, controls: string[], clauses: Clause[] = []): Clause => ({
  number,
  title: number,
  obligation: 'Do it.',
  controls: controls.map(control),
  clauses,
})
const tree = clause('1', ['a'], [clause('1.1', ['b', 'c']), clause('1.2', [])])
const policy: Policy = {
  title: 'P',
  purpose: 'Q',
  pillars: [{ id: 'p', title: 'P', leadRole: 'lead', clauses: [tree] }],
}

describe('a clause', () => {
  test('is as bad as the worst control at or below it, and counts them all', () => {
    const statuses = new Map([
      ['a', 'met'],
      ['b', 'breached'],
      ['c', 'at_risk'],
    ] as const)
    expect(rollUpClause(tree, statuses)).toEqual({
      status: 'breached',
      counts: { met: 1, at_risk: 1, breached: 1, unproven: 0 },
    })
  })

  test('without any control has no status', () => {
    expect(rollUpPolicy(policy, new Map()).clauses.get('1.2')?.status).toBeNull()
  })
})

describe('the policy', () => {
  test('counts a control without a result as unproven', () => {
    expect(rollUpPolicy(policy, new Map([['a', 'met']]))).toMatchObject({
      status: 'unproven',
      counts: { met: 1, unproven: 2 },
    })
  })

  test('has a roll-up for each clause at every depth', () => {
    expect([...rollUpPolicy(policy, new Map()).clauses.keys()]).toEqual(['1', '1.1', '1.2'])
  })
})

describe('the worst status', () => {
  const statuses = fc.array(fc.constantFrom(...controlStatuses))

  test('is met only when all are, and there is one', () => {
    fc.assert(
      fc.property(statuses, (some) => {
        expect(worstStatus(some) === 'met').toBe(some.length > 0 && some.every((status) => status === 'met'))
      }),
    )
  })

  test('is breached exactly when one is', () => {
    fc.assert(
      fc.property(statuses, (some) => {
        expect(worstStatus(some) === 'breached').toBe(some.includes('breached'))
      }),
    )
  })

  test('a near deadline shows before missing evidence, missing evidence before what is met', () => {
    expect(worstStatus(['unproven', 'at_risk', 'met'])).toBe('at_risk')
    expect(worstStatus(['met', 'unproven'])).toBe('unproven')
  })
})
