import { dayMs } from '#lib/platform/clock.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import type { GateCount, GateDecision, GateFacts, GateParameters, GateScope } from '../model/gate.ts'
import type { RunStatus } from '../model.ts'

/** In force where the policy's control `supply-chain.scanned-before-deploy` does not say otherwise. */
export const defaultGateParameters: GateParameters = {
  blockedSeverities: ['critical', 'high'],
  maxScanAgeDays: 7,
}

/**
 * May this be deployed? (Policy: every deployed digest had a complete scan before.) `fail` on what is known to be
 * wrong; otherwise `incomplete` on anything that is not known; `pass` only when a fresh, complete scan of every
 * scope shows nothing that blocks. A scan from the future proves nothing either.
 */
export function decideGate(facts: GateFacts, parameters: GateParameters, asOf: Date): GateDecision {
  const wrong = blockers(facts.counts, parameters)
  const unknown = gaps(facts, parameters, asOf)
  if (wrong.length > 0) return { verdict: 'fail', reasons: [...wrong, ...unknown] }
  if (unknown.length > 0) return { verdict: 'incomplete', reasons: unknown }
  const excused = total(facts.counts.filter((count) => count.isExcused))
  return {
    verdict: 'pass',
    reasons: [
      `${facts.subject}: nothing open blocks a deployment${
        excused === 0 ? '' : `; ${formatQuantity(excused, 'finding')} accepted or judged not to apply`
      }.`,
    ],
  }
}

function blockers(counts: readonly GateCount[], { blockedSeverities }: GateParameters): string[] {
  const open = counts.filter((count) => !count.isExcused)
  const secrets = total(open.filter(({ type }) => type === 'secret'))
  const others = open.filter(({ type }) => type !== 'secret')
  const bySeverity = blockedSeverities.flatMap((severity) => {
    const count = total(others.filter((one) => one.severity === severity))
    return count === 0
      ? []
      : [`${formatQuantity(count, `open ${severity} finding`)}: fix, or have them accepted by a lead.`]
  })
  if (secrets === 0) return bySeverity
  return [`${formatQuantity(secrets, 'open secret')}: revoke, remove and scan again.`, ...bySeverity]
}

function gaps(facts: GateFacts, { maxScanAgeDays }: GateParameters, asOf: Date): string[] {
  if (facts.scopes.every(({ lastCompleteAt }) => lastCompleteAt === null)) {
    return [`No complete scan of ${facts.subject} is known: send one with \`plumbline push\`.`]
  }
  const unrated = total(
    facts.counts.filter(
      ({ severity, type, isExcused }) => severity === 'unknown' && type !== 'secret' && !isExcused,
    ),
  )
  return [
    ...facts.scopes.flatMap((scope) => scopeGap(scope, maxScanAgeDays, asOf)),
    ...facts.unplacedRuns.map(({ fileName, status }) => `The report ${fileName} ${runWords[status]}.`),
    ...(unrated === 0
      ? []
      : [`${formatQuantity(unrated, 'open finding')} without a severity: have them decided.`]),
  ]
}

function scopeGap(scope: GateScope, maxScanAgeDays: number, asOf: Date): string[] {
  if (scope.newestRunStatus !== 'complete' && scope.newestRunStatus !== 'superseded') {
    return [`The newest ${scope.tool} scan ${runWords[scope.newestRunStatus]}.`]
  }
  if (scope.lastCompleteAt === null) return [`No ${scope.tool} scan was ever complete.`]
  const ageMs = asOf.getTime() - scope.lastCompleteAt.getTime()
  if (ageMs >= 0 && ageMs <= maxScanAgeDays * dayMs) return []
  return ageMs < 0
    ? [`The newest ${scope.tool} scan claims to be from the future: check the scanner's clock.`]
    : [
        `The newest complete ${scope.tool} scan is ${formatQuantity(Math.floor(ageMs / dayMs), 'day')} old, ` +
          `the policy allows ${maxScanAgeDays}: scan again.`,
      ]
}

const runWords: Record<RunStatus, string> = {
  queued: 'still waits to be read',
  processing: 'is still being read',
  held: 'waits for a lead to release it',
  partial: 'could be read only in part',
  failed: 'could not be read',
  superseded: 'is older than one already merged',
  complete: 'is complete',
}

const total = (counts: readonly GateCount[]): number => counts.reduce((sum, { count }) => sum + count, 0)
