import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Severity, severities } from '#lib/scans/model.ts'
import {
  applyRun,
  emptyScope,
  type FindingRecord,
  type RunEffect,
  type ScopeRun,
  type ScopeState,
  stateOf,
} from './detection.ts'
import { type Decision, decide, type Evidence, undecided } from './disposition.ts'
import { findingTransitions } from './finding-state.ts'
import { isWorse } from './severity.ts'

const day = (number: number) => new Date(Date.UTC(2026, 0, number))

const evidence = (severity: Severity = 'high', rest: Partial<Evidence> = {}): Evidence => ({
  severity,
  isKnownExploited: false,
  evidenceHash: 'e1',
  ...rest,
})

const run = (at: number, seen: readonly string[], rest: Partial<ScopeRun> = {}): ScopeRun => ({
  observedAt: day(at),
  outcome: 'complete',
  isProvenSuccess: true,
  isReleased: true,
  seen: new Map(seen.map((fingerprint) => [fingerprint, evidence()])),
  ...rest,
})

const applyAll = (runs: readonly ScopeRun[], from: ScopeState = emptyScope): ScopeState =>
  runs.reduce((state, next) => applyRun(state, next).state, from)

const steps = (effect: RunEffect) =>
  effect.transitions.map(({ fingerprint, from, to }) => `${fingerprint}: ${from} → ${to}`)

function decided(state: ScopeState, fingerprint: string, decision: Decision, at: number): ScopeState {
  const finding = state.findings.get(fingerprint)
  if (!finding) throw new Error(`No finding ${fingerprint}`)
  return { ...state, findings: new Map(state.findings).set(fingerprint, decide(finding, decision, day(at))) }
}

const acceptance = (until: number, severity: Severity = 'high') => ({
  kind: 'accepted' as const,
  until: day(until),
  severity,
  isKnownExploited: false,
  approvedBy: 'lead',
  reason: 'Behind a proxy until the upgrade.',
})

const falsePositive = {
  kind: 'false_positive' as const,
  evidenceHash: 'e1',
  decidedBy: 'lead',
  reason: 'The function is not reachable.',
}

describe('detection', () => {
  it('goes from new to active to fixed to reopened to active', () => {
    const effects: string[][] = []
    let state = emptyScope
    for (const next of [run(1, ['a']), run(2, ['a']), run(3, []), run(4, ['a']), run(5, ['a'])]) {
      const effect = applyRun(state, next)
      effects.push(steps(effect))
      state = effect.state
    }
    expect(effects).toEqual([
      ['a: none → new'],
      ['a: new → active'],
      ['a: active → fixed'],
      ['a: fixed → reopened'],
      ['a: reopened → active'],
    ])
  })

  it('an empty report closes nothing without explicit success', () => {
    const before = applyAll([run(1, ['a'])])
    const effect = applyRun(before, run(2, [], { isProvenSuccess: false }))
    expect(effect).toMatchObject({ status: 'partial', transitions: [] })
    expect(applyRun(before, run(2, [])).status).toBe('complete')
  })

  it('a run that would close more than half of the scope is held, and shows what is new', () => {
    const before = applyAll([run(1, ['a', 'b', 'c', 'd'])])
    const half = applyRun(before, run(2, ['a', 'b'], { isReleased: false }))
    expect(half.status).toBe('complete')
    const most = applyRun(before, run(2, ['a', 'x'], { isReleased: false }))
    expect(most.status).toBe('held')
    expect(steps(most)).toEqual(['a: new → active', 'x: none → new'])
    const released = applyRun(most.state, run(2, ['a', 'x']))
    expect(steps(released)).toEqual(
      expect.arrayContaining(['b: new → fixed', 'c: new → fixed', 'd: new → fixed']),
    )
  })

  it('a held report sent again is held again: what it opened itself does not count', () => {
    const before = applyAll([run(1, ['a'])])
    const first = applyRun(before, run(2, ['x', 'y', 'z'], { isReleased: false }))
    const second = applyRun(first.state, run(3, ['x', 'y', 'z'], { isReleased: false }))
    expect([first.status, second.status]).toEqual(['held', 'held'])
  })

  it('a complete run does not close what a newer partial run has seen', () => {
    const state = applyAll([run(1, ['a', 'b', 'c']), run(9, ['a', 'x'], { outcome: 'partial' })])
    const late = applyRun(state, run(5, ['b', 'c']))
    expect(late.status).toBe('complete')
    expect([...late.state.findings].filter(([, finding]) => !finding.isPresent)).toEqual([])
  })
})

describe('disposition', () => {
  const open = applyAll([run(1, ['a', 'b', 'c']), run(2, ['a', 'b', 'c'])])
  const stateAt = (state: ScopeState, at: number) => {
    const finding = state.findings.get('a')
    return finding ? stateOf(finding, day(at)) : 'none'
  }

  it('an acceptance holds to its last moment and then the finding is active', () => {
    const accepted = decided(open, 'a', acceptance(10), 3)
    expect([stateAt(accepted, 4), stateAt(accepted, 10), stateAt(accepted, 11)]).toEqual([
      'accepted',
      'accepted',
      'active',
    ])
  })

  it.each([
    ['its severity rises beyond what was accepted', evidence('critical')],
    ['it becomes known to be exploited', evidence('high', { isKnownExploited: true })],
  ])('an accepted finding is active again when %s', (_, worse) => {
    const accepted = decided(open, 'a', acceptance(30), 3)
    const effect = applyRun(
      accepted,
      run(4, ['b', 'c'], {
        seen: new Map([
          ['a', worse],
          ['b', evidence()],
          ['c', evidence()],
        ]),
      }),
    )
    expect(effect.transitions).toEqual([
      { fingerprint: 'a', from: 'accepted', event: 'acceptance_ends', to: 'active' },
    ])
  })

  it('a lower severity leaves the acceptance alone', () => {
    const accepted = decided(open, 'a', acceptance(30), 3)
    const seen = new Map([
      ['a', evidence('low')],
      ['b', evidence()],
      ['c', evidence()],
    ])
    expect(applyRun(accepted, run(4, [], { seen })).transitions).toEqual([])
  })

  it('an accepted finding that is gone is fixed, and its acceptance is kept for its return', () => {
    const gone = applyRun(decided(open, 'a', acceptance(30), 3), run(4, ['b', 'c']))
    expect(steps(gone)).toEqual(['a: accepted → fixed'])
    expect(gone.state.findings.get('a')?.decision.kind).toBe('accepted')
    expect(steps(applyRun(gone.state, run(5, ['a', 'b', 'c'])))).toEqual(['a: fixed → accepted'])
  })

  it.each([
    falsePositive,
    { kind: 'not_affected', decidedBy: 'lead', justification: 'component_not_present' } as const,
  ])('a suppression ($kind) survives rescans', (decision) => {
    const suppressed = decided(open, 'a', decision, 3)
    const effect = applyRun(suppressed, run(4, ['a', 'b', 'c']))
    expect(effect.transitions).toEqual([])
    expect(stateAt(effect.state, 400)).toBe('suppressed')
  })

  it('a false positive is looked at again when its evidence changes', () => {
    const suppressed = decided(open, 'a', falsePositive, 3)
    const seen = new Map([
      ['a', evidence('high', { evidenceHash: 'e2' })],
      ['b', evidence()],
      ['c', evidence()],
    ])
    const effect = applyRun(suppressed, run(4, [], { seen }))
    expect(effect.transitions).toEqual([
      { fingerprint: 'a', from: 'suppressed', event: 'evidence_changes', to: 'to_review' },
    ])
  })

  it('a fixed finding cannot be decided on', () => {
    const fixed = applyAll([run(3, ['b', 'c'])], open)
    expect(() => decided(fixed, 'a', falsePositive, 4)).toThrow('The finding is fixed')
  })

  it('nobody accepts less than what is there', () => {
    expect(() => decided(open, 'a', acceptance(30, 'medium'), 3)).toThrow(
      'worse (high) than what would be accepted',
    )
  })

  it('an acceptance that was outgrown does not come back when the severity falls again', () => {
    const accepted = decided(open, 'a', acceptance(30), 3)
    const others = [
      ['b', evidence()],
      ['c', evidence()],
    ] as const
    const risen = applyRun(accepted, run(4, [], { seen: new Map([['a', evidence('critical')], ...others]) }))
    const fallen = applyRun(risen.state, run(5, [], { seen: new Map([['a', evidence('high')], ...others]) }))
    expect(fallen.transitions).toEqual([])
    expect(stateAt(fallen.state, 6)).toBe('active')
  })

  it('an acceptance needs a future and a reason', () => {
    expect(() => decided(open, 'a', acceptance(3), 3)).toThrow('end before it begins')
    expect(() => decided(open, 'a', { ...falsePositive, reason: ' ' }, 3)).toThrow('no reason')
  })
})

const fingerprints = ['a', 'b', 'c', 'd', 'e']
const anyEvidence = fc.record({
  severity: fc.constantFrom(...severities),
  isKnownExploited: fc.boolean(),
  evidenceHash: fc.constantFrom('e1', 'e2'),
})
const anySeen = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...fingerprints), anyEvidence), { selector: ([name]) => name })
  .map((pairs) => new Map(pairs))
const anyRun: fc.Arbitrary<ScopeRun> = fc.record({
  observedAt: fc.integer({ min: 1, max: 20 }).map(day),
  outcome: fc.constantFrom('complete', 'complete', 'partial', 'failed'),
  isProvenSuccess: fc.boolean(),
  isReleased: fc.boolean(),
  seen: anySeen,
})
/** Accepted is what the finding is at that time: anything else is refused. */
const decisions: readonly ((finding: FindingRecord) => Decision)[] = [
  () => undecided,
  ({ severity, isKnownExploited }) => ({ ...acceptance(12), severity, isKnownExploited }),
  ({ severity, isKnownExploited }) => ({ ...acceptance(40), severity, isKnownExploited }),
  ({ evidenceHash }) => ({ ...falsePositive, evidenceHash }),
]
const anyStep = fc.oneof(
  { weight: 4, arbitrary: anyRun },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...fingerprints), fc.constantFrom(...decisions)) },
)

/** Any history of runs and decisions; decisions on what is not open are left out. */
const anyScope = fc.array(anyStep, { maxLength: 12 }).map((history) =>
  history.reduce((state: ScopeState, next) => {
    if (!Array.isArray(next)) return applyRun(state, next).state
    const [fingerprint, decisionOn] = next
    const finding = state.findings.get(fingerprint)
    return finding?.isPresent ? decided(state, fingerprint, decisionOn(finding), 1) : state
  }, emptyScope),
)

const closed = (before: ScopeState, after: ScopeState) =>
  [...before.findings].filter(([name, finding]) => finding.isPresent && !after.findings.get(name)?.isPresent)

describe('over any history', () => {
  const check = (holds: (state: ScopeState, next: ScopeRun, effect: RunEffect) => void) =>
    fc.assert(
      fc.property(anyScope, anyRun, (state, next) => holds(state, next, applyRun(state, next))),
      { numRuns: 500 },
    )

  it('every transition is one of the table', () => {
    const table = new Set(findingTransitions.map(({ from, event, to }) => `${from} ${event} ${to}`))
    check((_, __, { transitions }) => {
      for (const { from, event, to } of transitions) expect(table).toContain(`${from} ${event} ${to}`)
    })
  })

  it('the same report twice causes nothing but new or reopened → active', () => {
    check((_, next, first) => {
      for (const { from, to } of applyRun(first.state, next).transitions) {
        expect(['new', 'reopened']).toContain(from)
        expect(to).toBe('active')
      }
    })
  })

  it('a third time nothing at all happens', () => {
    check((_, next, first) => {
      const second = applyRun(first.state, next)
      const third = applyRun(second.state, next)
      expect(third.transitions).toEqual([])
      expect(third.state).toEqual(second.state)
    })
  })

  it('failed, partial and older runs close nothing; failed and older ones change nothing', () => {
    check((state, next, effect) => {
      const isOlder = state.lastCompleteAt !== null && next.observedAt < state.lastCompleteAt
      if (next.outcome !== 'complete' || isOlder) expect(closed(state, effect.state)).toEqual([])
      if (next.outcome === 'failed' || isOlder) expect(effect.state).toEqual(state)
    })
  })

  it('nothing is closed that a newer run has seen', () => {
    check((state, next, effect) => {
      for (const [, finding] of closed(state, effect.state)) {
        expect(finding.lastSeenAt.getTime()).toBeLessThanOrEqual(next.observedAt.getTime())
      }
    })
  })

  it('more than half is never closed without a person', () => {
    check((state, next, effect) => {
      const openBefore = [...state.findings.values()].filter(({ isPresent }) => isPresent).length
      if (!next.isReleased) expect(closed(state, effect.state).length * 2).toBeLessThanOrEqual(openBefore)
    })
  })

  it('an empty run without proof of success closes nothing', () => {
    check((state, next, effect) => {
      if (next.seen.size === 0 && !next.isProvenSuccess) expect(closed(state, effect.state)).toEqual([])
    })
  })

  it('a run makes no decision, and ends only what its evidence outgrows', () => {
    check((state, _, effect) => {
      for (const [name, { decision, severity, isKnownExploited, isToReview }] of effect.state.findings) {
        const before = state.findings.get(name)?.decision ?? undecided
        if (decision.kind !== 'none') expect(decision).toEqual(before)
        else if (before.kind === 'false_positive') expect(isToReview).toBe(true)
        else if (before.kind === 'accepted')
          expect(isKnownExploited || isWorse(severity, before.severity)).toBe(true)
      }
    })
  })

  it('no finding is ever lost', () => {
    check((state, _, effect) => {
      const known = (findings: ReadonlyMap<string, FindingRecord>) => [...findings.keys()]
      expect(known(effect.state.findings)).toEqual(expect.arrayContaining(known(state.findings)))
    })
  })
})
