import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import type { CheckResult, DueSoon, Violation } from '../model.ts'
import type { EvidenceAge } from './check.ts'
import { conclude } from './conclude.ts'
import { earliest, validUntil } from './evidence-age.ts'
import { type FedSystem, feedGaps, feedTimes, systemSubject } from './system-feeds.ts'
import { lasting, listed, quantity } from './wording.ts'

/** Privileged grants of one system that were last used (or, if never, given) at the same day. */
export type UnusedPrivilege = { readonly lastUsedAt: Date; readonly count: number }
export type LeaverAccounts = { readonly leftAt: Date; readonly count: number }

export type PrivilegedSystem = FedSystem & {
  /** Only grants whose use the system reports. */
  readonly privileges: readonly UnusedPrivilege[]
  /** Active accounts that belong to nobody, and since when the first has. */
  readonly orphans: { readonly count: number; readonly since: Date | null }
  /** Active accounts of people who left. */
  readonly leavers: readonly LeaverAccounts[]
}
export type LeastPrivilegeFacts = { readonly systems: readonly PrivilegedSystem[] }
export type LeastPrivilegeParameters = {
  readonly unused_days: number
  readonly leaver_hours: number
  readonly at_risk_days: number
}

/** No privileged grant unused for `unused_days`, no orphan account active, none of a leaver after `leaver_hours`. */
export function evaluateLeastPrivilege(
  facts: LeastPrivilegeFacts,
  parameters: LeastPrivilegeParameters & EvidenceAge,
  asOf: Date,
): CheckResult {
  const days = parameters.evidenceTimeToLiveDays
  const found = facts.systems.map((system) => ({
    unused: unusedIn(system, parameters, asOf),
    orphan: orphansIn(system),
    leaver: leaversIn(system, parameters, asOf),
  }))
  const violations = found.flatMap(({ unused, orphan, leaver }) => [
    ...unused.violations,
    ...orphan,
    ...leaver,
  ])
  const dueSoon = found.flatMap(({ unused }) => unused.dueSoon)
  const count = violations.reduce((sum, one) => sum + one.count, 0)
  const total = facts.systems.reduce(
    (sum, { privileges, orphans, leavers }) =>
      sum + orphans.count + [...privileges, ...leavers].reduce((own, one) => own + one.count, 0),
    0,
  )
  const times = feedTimes(facts.systems)
  const firstDue =
    earliest(dueSoon.map(({ dueAt }) => dueAt)) ?? earliest(times.map((at) => validUntil(at, days)))
  return conclude({
    asOf,
    nothing: facts.systems.length === 0 ? 'No system with accounts is known.' : null,
    violations,
    dueSoon,
    gaps: feedGaps(facts.systems, 'import of accounts and grants', days, asOf),
    measured: quantity(count, 'grants and accounts'),
    target: quantity(0, 'grants and accounts'),
    total,
    margin: {
      left: (firstDue ?? asOf).getTime() - asOf.getTime(),
      near: parameters.at_risk_days * dayMs,
      full: parameters.unused_days * dayMs,
    },
    evidence: { times, timeToLiveDays: days },
    gapWords: { act: 'import of accounts and grants', subjects: 'systems', total: facts.systems.length },
    reasons: {
      breached: (violations) =>
        `${breachedBy(violations)} in ${listed([...new Set(violations.map(({ subject }) => subject.label))])}.`,
      atRisk: (dueSoon) => {
        const soon = dueSoon.reduce((sum, one) => sum + one.count, 0)
        const left = (firstDue ?? asOf).getTime() - asOf.getTime()
        return `${formatQuantity(soon, 'privileged grant')} will have gone unused for ${parameters.unused_days} days, the first within ${lasting(left)}.`
      },
      met: () => 'Every privileged grant is in use, and every account belongs to somebody who is here.',
    },
  })
}

const breachedBy = (violations: readonly Violation[]): string => {
  const sum = (prefix: string) =>
    violations.filter(({ key }) => key.startsWith(prefix)).reduce((total, { count }) => total + count, 0)
  const parts = [
    [sum('unused:'), 'unused privileged grant'] as const,
    [sum('orphan:'), 'orphan account'] as const,
    [sum('leaver:'), 'account of leavers', 'accounts of leavers'] as const,
  ]
  return listed(
    parts.filter(([count]) => count > 0).map(([count, one, many]) => formatQuantity(count, one, many)),
  )
}

function unusedIn(system: PrivilegedSystem, parameters: LeastPrivilegeParameters, asOf: Date) {
  const subject = systemSubject(system)
  const limitOf = (at: Date) => new Date(at.getTime() + parameters.unused_days * dayMs)
  const over = system.privileges.filter(({ lastUsedAt }) => limitOf(lastUsedAt) < asOf)
  const riskUntil = new Date(asOf.getTime() + parameters.at_risk_days * dayMs)
  const near = system.privileges.filter(
    ({ lastUsedAt }) => limitOf(lastUsedAt) >= asOf && limitOf(lastUsedAt) <= riskUntil,
  )
  const violations: Violation[] = []
  if (over.length > 0) {
    const count = over.reduce((sum, one) => sum + one.count, 0)
    violations.push({
      subject,
      key: `unused:${system.systemId}`,
      count,
      summary: `${formatQuantity(count, 'privileged grant')} unused for ${parameters.unused_days} days`,
      dueAt: null,
      since: limitOf(earliest(over.map(({ lastUsedAt }) => lastUsedAt)) ?? asOf),
      drill: { page: 'systems', filter: { id: system.systemId, grants: 'unused' } },
    })
  }
  const dueAt = earliest(near.map(({ lastUsedAt }) => limitOf(lastUsedAt)))
  const count = near.reduce((sum, one) => sum + one.count, 0)
  const dueSoon: DueSoon[] =
    dueAt === null
      ? []
      : [
          {
            subject,
            key: `unused:${system.systemId}`,
            count,
            summary: `${formatQuantity(count, 'privileged grant')} hardly used`,
            dueAt,
            drill: { page: 'systems', filter: { id: system.systemId, grants: 'unused' } },
          },
        ]
  return { violations, dueSoon }
}

function orphansIn(system: PrivilegedSystem): Violation[] {
  const { count, since } = system.orphans
  if (count === 0 || since === null) return []
  return [
    {
      subject: systemSubject(system),
      key: `orphan:${system.systemId}`,
      count,
      summary: `${formatQuantity(count, 'active account')} that nobody answers for`,
      dueAt: null,
      since,
      drill: { page: 'accounts', filter: { system: system.systemId, standing: 'unmatched' } },
    },
  ]
}

function leaversIn(
  system: PrivilegedSystem,
  { leaver_hours }: LeastPrivilegeParameters,
  asOf: Date,
): Violation[] {
  const over = system.leavers.filter(
    ({ leftAt }) => leftAt.getTime() + leaver_hours * hourMs < asOf.getTime(),
  )
  if (over.length === 0) return []
  const count = over.reduce((sum, one) => sum + one.count, 0)
  const first = earliest(over.map(({ leftAt }) => leftAt)) ?? asOf
  return [
    {
      subject: systemSubject(system),
      key: `leaver:${system.systemId}`,
      count,
      summary: `${formatQuantity(count, 'active account')} of people who left`,
      dueAt: null,
      since: new Date(first.getTime() + leaver_hours * hourMs),
      drill: { page: 'accounts', filter: { system: system.systemId, standing: 'leaver' } },
    },
  ]
}
