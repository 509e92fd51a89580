import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import type { GateFacts, GateScope } from '../model/gate.ts'
import { findingTypes, runStatuses, severities } from '../model.ts'
import { decideGate, defaultGateParameters } from './gate.ts'

const asOf = new Date('2026-11-22T12:00:00Z')
const daysAgo = (days: number) => new Date(asOf.getTime() - days * dayMs)
const fresh: GateScope = { tool: 'trivy', newestRunStatus: 'complete', lastCompleteAt: daysAgo(1) }
const clean: GateFacts = { subject: 'api on main', scopes: [fresh], unplacedRuns: [], counts: [] }
const decide = (facts: Partial<GateFacts>) => decideGate({ ...clean, ...facts }, defaultGateParameters, asOf)

const scope = fc.record({
  tool: fc.constantFrom('trivy', 'gitleaks'),
  newestRunStatus: fc.constantFrom(...runStatuses),
  lastCompleteAt: fc.option(fc.integer({ min: -2, max: 20 }).map(daysAgo), { nil: null }),
})
const count = fc.record({
  type: fc.constantFrom(...findingTypes),
  severity: fc.constantFrom(...severities),
  isExcused: fc.boolean(),
  count: fc.integer({ min: 1, max: 5 }),
})
const facts = fc.record({
  subject: fc.constant('api on main'),
  scopes: fc.array(scope, { maxLength: 3 }),
  unplacedRuns: fc.array(
    fc.record({
      fileName: fc.constant('r.json'),
      status: fc.constantFrom('queued' as const, 'failed' as const),
    }),
    { maxLength: 2 },
  ),
  counts: fc.array(count, { maxLength: 5 }),
})

describe('the deployment gate', () => {
  it('passes a fresh, complete scan without anything that blocks', () => {
    expect(decide({ counts: [{ type: 'dependency', severity: 'low', isExcused: false, count: 7 }] })).toEqual(
      {
        verdict: 'pass',
        reasons: ['api on main: nothing open blocks a deployment.'],
      },
    )
  })

  it('fails on a secret of any severity and on a blocked severity, and counts them', () => {
    const { verdict, reasons } = decide({
      counts: [
        { type: 'secret', severity: 'low', isExcused: false, count: 1 },
        { type: 'image', severity: 'critical', isExcused: false, count: 2 },
      ],
    })
    expect(verdict).toBe('fail')
    expect(reasons[0]).toMatch(/^1 open secret:/)
    expect(reasons[1]).toMatch(/^2 open critical findings:/)
  })

  it('lets an accepted finding through and says so', () => {
    const { verdict, reasons } = decide({
      counts: [{ type: 'image', severity: 'critical', isExcused: true, count: 2 }],
    })
    expect(verdict).toBe('pass')
    expect(reasons[0]).toContain('2 findings accepted or judged not to apply')
  })

  it('is incomplete without any scan', () => {
    expect(decide({ scopes: [] }).verdict).toBe('incomplete')
  })

  it('judges the age of a scan to the day', () => {
    expect(decide({ scopes: [{ ...fresh, lastCompleteAt: daysAgo(7) }] }).verdict).toBe('pass')
    const { verdict, reasons } = decide({ scopes: [{ ...fresh, lastCompleteAt: daysAgo(8) }] })
    expect(verdict).toBe('incomplete')
    expect(reasons).toEqual([
      'The newest complete trivy scan is 8 days old, the policy allows 7: scan again.',
    ])
  })

  it('never passes what is unknown', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const isUnknown =
          some.scopes.length === 0 ||
          some.unplacedRuns.length > 0 ||
          some.scopes.some(
            ({ newestRunStatus, lastCompleteAt }) =>
              !['complete', 'superseded'].includes(newestRunStatus) ||
              lastCompleteAt === null ||
              lastCompleteAt > asOf ||
              lastCompleteAt < daysAgo(7),
          ) ||
          some.counts.some(({ severity, isExcused }) => severity === 'unknown' && !isExcused)
        fc.pre(isUnknown)
        expect(decideGate(some, defaultGateParameters, asOf).verdict).not.toBe('pass')
      }),
    )
  })

  it('never passes an open, unexcused secret or blocked severity, and always says why', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const decision = decideGate(some, defaultGateParameters, asOf)
        const isBad = some.counts.some(
          ({ type, severity, isExcused }) =>
            !isExcused && (type === 'secret' || defaultGateParameters.blockedSeverities.includes(severity)),
        )
        expect(decision.verdict === 'fail').toBe(isBad)
        expect(decision.reasons.length).toBeGreaterThan(0)
      }),
    )
  })
})
