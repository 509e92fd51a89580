import { describe, expect, test } from 'vitest'
import { type Opening, simulate } from '#cli/demo/testing/simulate.ts'
import { acts } from './acts.ts'
import type { Day } from './life.ts'
import { planSteps, type ScanStep } from './plan.ts'
import { scanDays } from './schedule.ts'
import { scopeKey, scopes } from './scope.ts'

/** Of the policy, in days; the story is told for these. */
const deadline = { critical: 7, high: 30, medium: 90, low: 120 }
const atRisk = 3
const evidenceCounts = 7
const codeScanners: readonly string[] = ['semgrep', 'codeql', 'checkov']

const scansUntil = (until: Day) =>
  planSteps(-366, until).filter((step): step is ScanStep => step.kind === 'scan')
const isReleased = ({ scope }: ScanStep) =>
  acts.some((act) => act.kind === 'release' && act.asset === scope.asset)
const { openings, held } = simulate(scansUntil(365), isReleased)

/** Approved to be accepted or not to apply: neither is overdue. Each term outlasts what is asked here. */
const decided = new Set(
  acts.flatMap((act) =>
    act.kind === 'decide' && act.wish.decision?.outcome === 'approved'
      ? [`${act.asset} ${act.wish.finding}`]
      : [],
  ),
)
const counted = openings.filter(({ asset, id }) => !decided.has(`${asset} ${id}`))
const age = ({ opened }: Opening, day: Day) => day - opened
const openOn = (day: Day) => counted.filter(({ opened, closed }) => opened <= day && day < closed)
const overdueOn = (day: Day) => openOn(day).filter((one) => age(one, day) > deadline[one.severity])
const dueSoonOn = (day: Day) =>
  openOn(day).filter((one) => {
    const left = deadline[one.severity] - age(one, day)
    return left >= 0 && left <= atRisk
  })

describe('the last five weeks', () => {
  test('begin with a backlog past its deadline, which shrinks week by week until nothing is late', () => {
    const weeks = [-32, -25, -18, -14, -10].map((day) => overdueOn(day).length)
    expect(weeks[0]).toBeGreaterThan(10)
    expect(weeks).toEqual(weeks.toSorted((a, b) => b - a))
    expect(new Set(weeks).size).toBe(weeks.length)
    expect(weeks.at(-1)).toBe(0)
  })

  test('were announced: the control was at risk before it was breached', () => {
    expect(dueSoonOn(-41).length).toBeGreaterThan(0)
    expect(dueSoonOn(-5).map(({ asset }) => asset)).toContain('gateway')
  })

  test('end with one thing out of true: a Critical of the gateway', () => {
    expect(overdueOn(0)).toMatchObject([
      { scope: 'gateway/trivy-image', id: 'CVE-2024-45337', severity: 'critical' },
    ])
  })

  test('end with something that is due within days', () => {
    expect(dueSoonOn(0).map(({ scope }) => scope)).toContain('feature-store/trivy-image')
  })
})

describe('weaknesses in code and infrastructure', () => {
  const ofCode = openings.filter(({ scope }) => codeScanners.some((scanner) => scope.endsWith(`/${scanner}`)))

  test('are mended in time, or decided about before they are late, in the year and in the next', () => {
    expect(ofCode.length).toBeGreaterThan(20)
    for (const one of ofCode) {
      const decision = acts.find(
        (act) => act.kind === 'decide' && act.asset === one.asset && act.wish.finding === one.id,
      )
      const settled = Math.min(one.closed, decision?.day ?? Number.POSITIVE_INFINITY)
      expect({ ...one, isLate: age(one, settled) > deadline[one.severity] }).toMatchObject({ isLate: false })
    }
  })

  test('are open today, none of them late', () => {
    const today = ofCode.filter(({ opened, closed }) => opened <= 0 && 0 < closed)
    expect(new Set(today.map(({ scope }) => scope)).size).toBe(codeScanners.length)
  })
})

describe('the year', () => {
  test('holds the two runs that close much at once, and no other, nor any in the year after', () => {
    const byScope = Map.groupBy(held, ({ scope }) => scopeKey(scope))
    const first = [...byScope].map(([key, steps]) => [key, Math.round(steps[0]?.day ?? 0)])
    expect(first).toEqual([
      ['model-registry/trivy-image', -230],
      ['data-lake/grype-directory', -1],
    ])
  })

  test('has between five and sixty open findings in each dependency or image scan', () => {
    const sizes = scopes
      .filter(({ open }) => open > 0)
      .map(
        (scope) =>
          counted.filter((one) => one.scope === scopeKey(scope) && one.opened < -20 && one.closed > -20)
            .length,
      )
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60)
  })

  test('has findings that come back, and findings that are rated anew', () => {
    const names = openings.map(({ scope, id }) => `${scope} ${id}`)
    expect(names.length - new Set(names).size).toBeGreaterThan(20)
    expect(openings).toContainEqual(
      expect.objectContaining({
        scope: 'model-registry/trivy-image',
        id: 'CVE-2024-28182',
        severity: 'high',
      }),
    )
  })

  test('lets no evidence grow stale, but for the one repository that is no longer scanned', () => {
    for (const scope of scopes) {
      const days = scanDays(scope, 0)
      const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day))
      expect(Math.max(...gaps), scopeKey(scope)).toBeLessThan(evidenceCounts)
      const isStale = 0 - (days.at(-1) ?? 0) > evidenceCounts
      expect(isStale, scopeKey(scope)).toBe(scopeKey(scope) === 'terraform-live/gitleaks')
    }
  })
})

describe('the plan', () => {
  test('keeps its past when it grows longer', () => {
    const past = planSteps(-366, 0)
    expect(planSteps(-366, 100).slice(0, past.length)).toEqual(past)
  })

  test('is in order, with minutes between two steps', () => {
    const days = planSteps(-366, 0).map(({ day }) => day)
    const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day))
    expect(Math.min(...gaps) * 24 * 60).toBeGreaterThan(3.9)
  })

  test('has one evaluation for every day', () => {
    expect(planSteps(-365, 0).filter(({ kind }) => kind === 'evaluate')).toHaveLength(365)
  })
})
