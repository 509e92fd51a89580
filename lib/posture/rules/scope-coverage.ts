import { dayMs } from '#lib/platform/clock.ts'
import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import type { CheckResult, DueSoon, Violation } from '../model.ts'
import type { EvidenceAge } from './check.ts'
import { conclude } from './conclude.ts'
import { earliest, isFresh, validUntil } from './evidence-age.ts'
import { share } from './mfa-enforced.ts'
import { type FedSystem, feedTimes, systemSubject } from './system-feeds.ts'
import { lasting, listed, quantityWithUnit } from './wording.ts'

export type CoveredSystem = FedSystem & {
  readonly knownSince: Date
  readonly hasOwner: boolean
  readonly hasEnvironment: boolean
  /** Active accounts, and those that belong to no person and no owned service, oldest first. */
  readonly accountCount: number
  readonly unmatched: { readonly count: number; readonly since: Date | null }
}
export type ScopeFacts = { readonly systems: readonly CoveredSystem[] }
export type ScopeParameters = {
  readonly systems_need: readonly ('owner' | 'environment' | 'evidence_source')[]
  readonly grace_days: number
}

const wordOf = {
  owner: 'owner',
  environment: 'environment',
  evidence_source: 'live evidence source',
} as const

/**
 * Every system has an owner, an environment and a live source of evidence; every account maps to somebody. What is
 * new has `grace_days` to be put in order. A source that fell silent is a violation here, not a gap: that the system
 * lacks one is exactly what the control asks.
 */
export function evaluateScopeCoverage(
  facts: ScopeFacts,
  parameters: ScopeParameters & EvidenceAge,
  asOf: Date,
): CheckResult {
  const days = parameters.evidenceTimeToLiveDays
  const violations: Violation[] = []
  const dueSoon: DueSoon[] = []
  let failing = 0
  let total = 0
  for (const system of facts.systems) {
    total += 1 + system.accountCount
    const missing = missingOf(system, parameters, days, asOf)
    if (missing.length > 0)
      add(
        system,
        `system:${system.systemId}`,
        1,
        `no ${joinWithAnd(missing.map((one) => wordOf[one]))}`,
        system.knownSince,
        {
          page: 'systems',
          filter: { id: system.systemId },
        },
      )
    if (system.unmatched.count > 0)
      add(
        system,
        `accounts:${system.systemId}`,
        system.unmatched.count,
        `${formatQuantity(system.unmatched.count, 'account')} that nobody answers for`,
        system.unmatched.since ?? asOf,
        { page: 'accounts', filter: { system: system.systemId, standing: 'unmatched' } },
      )
  }
  const times = feedTimes(facts.systems)
  const firstDue = earliest([
    ...dueSoon.map(({ dueAt }) => dueAt),
    ...times.map((at) => validUntil(at, days)),
  ])
  return conclude({
    asOf,
    nothing: facts.systems.length === 0 ? 'No system is known.' : null,
    violations,
    dueSoon,
    gaps: [],
    measured: share(total - failing, total),
    target: quantityWithUnit(100, '%'),
    total,
    margin: { left: (firstDue ?? asOf).getTime() - asOf.getTime(), near: 0, full: days * dayMs },
    evidence: { times, timeToLiveDays: days },
    gapWords: { act: 'inventory', subjects: 'systems', total: facts.systems.length },
    reasons: {
      breached: (violations) => {
        const systems = violations.filter(({ key }) => key.startsWith('system:'))
        const accounts = violations.reduce(
          (sum, { key, count }) => sum + (key.startsWith('accounts:') ? count : 0),
          0,
        )
        const parts = [
          ...(systems.length > 0
            ? [
                `${formatQuantity(systems.length, 'system')} not fully described (${listed(systems.map(({ subject }) => subject.label))})`,
              ]
            : []),
          ...(accounts > 0 ? [`${formatQuantity(accounts, 'account')} that nobody answers for`] : []),
        ]
        return `${joinWithAnd(parts)}.`
      },
      atRisk: (dueSoon) => {
        const [first] = dueSoon
        const left = first ? first.dueAt.getTime() - asOf.getTime() : 0
        return `${listed([...new Set(dueSoon.map(({ subject }) => subject.label))])} must be put in order, the first within ${lasting(left)}.`
      },
      met: () =>
        `All ${formatCount(facts.systems.length)} systems have an owner, an environment and a live source, and every account belongs to somebody.`,
    },
  })

  function add(
    system: CoveredSystem,
    key: string,
    count: number,
    what: string,
    since: Date,
    drill: Violation['drill'],
  ) {
    const dueAt = new Date(since.getTime() + parameters.grace_days * dayMs)
    const subject = systemSubject(system)
    if (dueAt >= asOf) {
      dueSoon.push({ subject, key, count, summary: what, dueAt, drill })
      return
    }
    failing += count
    violations.push({ subject, key, count, summary: what, dueAt, since: dueAt, drill })
  }
}

function missingOf(system: CoveredSystem, { systems_need }: ScopeParameters, days: number, asOf: Date) {
  const isLive = system.feeds.some(
    ({ lastCompleteAt }) => lastCompleteAt !== null && isFresh(lastCompleteAt, days, asOf),
  )
  const has = { owner: system.hasOwner, environment: system.hasEnvironment, evidence_source: isLive }
  return systems_need.filter((need) => !has[need])
}
