import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { type ControlStatus, checkResultSchema } from '../model.ts'
import { evaluateSecretsNotInSource, type RepositorySecrets } from './secrets-not-in-source.ts'

const asOf = new Date('2026-09-30T12:00:00Z')
const ago = (days: number) => new Date(asOf.getTime() - days * dayMs)
const parameters = { window_days: 7, at_risk_days: 1, evidenceTimeToLiveDays: 7 }
const repository = (change: Partial<RepositorySecrets> = {}): RepositorySecrets => ({
  assetId: 'r1',
  name: 'core',
  lastCompleteSecretScanAt: ago(1),
  openSecretCount: 0,
  acceptedCount: 0,
  oldestOpenAt: null,
  ...change,
})
const judge = (repositories: RepositorySecrets[], at = asOf, change: Partial<typeof parameters> = {}) =>
  evaluateSecretsNotInSource({ repositories }, { ...parameters, ...change }, at)

describe('no secret in source', () => {
  test('is met when every repository was scanned in time and none holds an open secret', () => {
    expect(judge([repository(), repository({ assetId: 'r2', name: 'web' })])).toMatchObject({
      status: 'met',
      measured: { value: 0, text: '0' },
      target: { value: 0, text: '0' },
      reason: 'All 2 repositories were scanned in time, and no secret is open.',
      freshestEvidenceAt: ago(1),
      becomesStaleAt: ago(-6),
    })
  })

  test('is unproven while no repository is known', () => {
    expect(judge([])).toMatchObject({
      status: 'unproven',
      reason: 'No repository has been scanned for secrets.',
      becomesStaleAt: null,
    })
  })

  test('is unproven while one repository was never scanned, and says which', () => {
    expect(
      judge([repository(), repository({ assetId: 'r2', name: 'web', lastCompleteSecretScanAt: null })]),
    ).toMatchObject({
      status: 'unproven',
      measured: { value: null, text: '–' },
      reason: 'No complete secret scan of web has been received.',
      gaps: [{ subject: { type: 'asset', id: 'r2', label: 'web' }, reason: 'never', lastProvenAt: null }],
    })
  })

  test('counts a scan at the instant its window ends, and not a millisecond later', () => {
    const scanned = repository({ lastCompleteSecretScanAt: ago(7) })
    expect(judge([scanned]).status).toBe('at_risk')
    expect(judge([scanned], new Date(asOf.getTime() + 1))).toMatchObject({
      status: 'unproven',
      reason: 'The last complete secret scan of core was 7 days ago; one counts for 7 days.',
    })
  })

  test('is at risk when a window is nearly over, with the repository that must be scanned', () => {
    const result = judge([
      repository(),
      repository({ assetId: 'r2', name: 'web', lastCompleteSecretScanAt: ago(6.5) }),
    ])
    expect(result).toMatchObject({
      status: 'at_risk',
      reason: 'The next secret scan of web is due within 12 hours.',
      violations: [],
      dueSoon: [{ subject: { label: 'web' }, dueAt: new Date(asOf.getTime() + 12 * hourMs) }],
    })
    expect(result.deviation).toBeCloseTo(-0.05)
  })

  test('is breached by one open secret, however old the scan that found it', () => {
    const leaky = repository({
      openSecretCount: 3,
      acceptedCount: 1,
      oldestOpenAt: ago(4),
      lastCompleteSecretScanAt: ago(20),
    })
    expect(judge([leaky])).toMatchObject({
      status: 'breached',
      measured: { value: 2 },
      reason: '2 open secrets in core.',
      violationCount: 2,
      exceptionCount: 1,
      violations: [
        {
          key: 'asset:r1',
          count: 2,
          since: ago(4),
          dueAt: null,
          drill: {
            page: 'findings',
            filter: { asset: 'r1', type: 'secret', status: 'open', disposition: 'none' },
          },
        },
      ],
    })
  })

  test('an accepted secret is an exception, neither a violation nor hidden', () => {
    expect(judge([repository({ openSecretCount: 1, acceptedCount: 1 })])).toMatchObject({
      status: 'met',
      violationCount: 0,
      exceptionCount: 1,
    })
  })

  test('the shorter of the window and the evidence time to live decides', () => {
    expect(
      judge([repository({ lastCompleteSecretScanAt: ago(3) })], asOf, { evidenceTimeToLiveDays: 2 }).status,
    ).toBe('unproven')
  })
})

describe('for any repositories', () => {
  const goodness: Record<ControlStatus, number> = { breached: 0, unproven: 1, at_risk: 2, met: 3 }
  const anyRepository = fc.record({
    lastCompleteSecretScanAt: fc.option(
      fc.integer({ min: 0, max: 9 * 24 }).map((hours) => ago(hours / 24)),
      { freq: 12 },
    ),
    openSecretCount: fc.constantFrom(0, 0, 0, 0, 1, 3),
    acceptedCount: fc.constantFrom(0, 0, 1),
    oldestOpenAt: fc.constantFrom(null, ago(3)),
  })
  const any = fc.array(anyRepository, { maxLength: 5 }).map((some) =>
    some.map((rest, index) => ({
      ...repository(),
      ...rest,
      assetId: `r${index}`,
      name: `repository ${index}`,
    })),
  )

  test('the order of facts is irrelevant, and the result reads back from JSON', () => {
    fc.assert(
      fc.property(any, (repositories) => {
        const result = judge(repositories)
        expect(judge(repositories.toReversed())).toEqual(result)
        expect(checkResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result)
      }),
    )
  })

  test('time alone never improves the status', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 30 * dayMs }), (repositories, elapsed) => {
        const later = judge(repositories, new Date(asOf.getTime() + elapsed))
        expect(goodness[later.status]).toBeLessThanOrEqual(goodness[judge(repositories).status])
      }),
    )
  })

  test('one more repository that was never scanned never leaves the whole met or at risk', () => {
    fc.assert(
      fc.property(any, (repositories) => {
        const unseen = repository({ assetId: 'unseen', lastCompleteSecretScanAt: null })
        expect(['unproven', 'breached']).toContain(judge([...repositories, unseen]).status)
      }),
    )
  })

  test('the violations add up to the count', () => {
    fc.assert(
      fc.property(any, (repositories) => {
        const { violations, violationCount, status } = judge(repositories)
        expect(violations.reduce((sum, { count }) => sum + count, 0)).toBe(violationCount)
        expect(violationCount > 0).toBe(status === 'breached')
      }),
    )
  })
})
