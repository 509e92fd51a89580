import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { roles } from '#lib/platform/auth/roles.ts'
import { everyClause, everyControl, type PlacedControl, type Policy } from '#lib/policy/model.ts'
import { loadPolicy } from '#lib/policy/queries/load-policy.ts'
import { evaluateControl } from '#lib/posture/rules/evaluate.ts'
import { checkRegistry } from '#lib/posture/rules/registry.ts'

let policy: Policy
let controls: PlacedControl[]
beforeAll(async () => {
  const file = join(import.meta.dirname, 'infrastructure-security.yaml')
  policy = (await loadPolicy(file, { checks: checkRegistry, roles })).policy
  controls = everyControl(policy)
})

describe('the Infrastructure Security Policy', () => {
  test('has its clauses in order, each with a title and an obligation', () => {
    const numbers = policy.pillars.flatMap(({ clauses }) => everyClause(clauses)).map(({ number }) => number)
    expect(numbers).toEqual([
      'I',
      ...['II', 'II.A', 'II.B', 'II.B.1', 'II.B.2'],
      ...['III', 'III.A', 'III.A.1', 'III.A.2', 'III.B', 'III.B.1', 'III.B.2'],
      ...['IV', 'IV.A', 'IV.B'],
      ...['V', 'V.A', 'V.B', 'V.C'],
    ])
  })

  test('uses every declared check once, so that none is declared for nothing', () => {
    expect(controls.map(({ control }) => control.id).toSorted()).toEqual([...checkRegistry.keys()].toSorted())
  })

  test('holds findings to 7, 30, 90 and 120 days, logs to 90 days, post-mortems to 72 hours', () => {
    const parametersOf = (id: string) => controls.find(({ control }) => control.id === id)?.control.parameters
    expect(parametersOf('supply-chain.findings-in-sla')).toEqual({
      sla_days: { critical: 7, high: 30, medium: 90, low: 120 },
      at_risk_days: 3,
      unknown_as: 'high',
    })
    expect(parametersOf('logging.retention')).toEqual({ keep_days: 90 })
    expect(parametersOf('incidents.post-mortem')).toMatchObject({
      within_hours: 72,
      severities: ['critical', 'high'],
    })
  })

  test('without any facts is unproven in every control, each saying what to connect', () => {
    const asOf = new Date('2026-09-30T12:00:00Z')
    for (const { control } of controls) {
      const result = evaluateControl(control, {}, asOf)
      expect(result).toMatchObject({
        status: 'unproven',
        deviation: null,
        measured: { value: null, text: '–' },
      })
      expect(result.reason).toBe(`No evidence source connected: ${control.connect}.`)
      expect(result.target.text).not.toBe('–')
    }
  })

  test('judges a control by the facts of its own check and its own parameters', () => {
    const control = controls.find(({ control: { id } }) => id === 'secrets.not-in-source')?.control
    if (control === undefined) throw new Error('The policy has no such control.')
    const scannedAt = new Date('2026-09-24T12:00:00Z')
    const repositories = [
      {
        assetId: 'r1',
        name: 'core',
        lastCompleteSecretScanAt: scannedAt,
        openSecretCount: 0,
        acceptedCount: 0,
        oldestOpenAt: null,
      },
    ]
    const judge = (asOf: string, window_days = 7) =>
      evaluateControl(
        { ...control, parameters: { ...control.parameters, window_days } },
        { 'secrets.not-in-source': { repositories } },
        new Date(asOf),
      ).status
    expect(judge('2026-09-25T12:00:00Z')).toBe('met')
    expect(judge('2026-10-02T12:00:00Z')).toBe('unproven')
    expect(judge('2026-09-27T12:00:00Z', 2)).toBe('unproven')
  })
})
