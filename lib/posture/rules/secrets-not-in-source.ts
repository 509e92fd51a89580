import { dayMs } from '#lib/platform/clock.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import type { CheckResult, DueSoon, EvidenceGap, Violation } from '../model.ts'
import type { EvidenceAge } from './check.ts'
import { insideBy, outBy } from './deviation.ts'
import { earliest, isFresh, latest, validUntil } from './evidence-age.ts'
import { compareText, distinctGaps } from './evidence-gaps.ts'
import { secretsReason } from './secrets-reason.ts'
import { notMeasured, quantity } from './wording.ts'

export type SecretsNotInSourceParameters = { readonly window_days: number; readonly at_risk_days: number }

/** One repository in scope. */
export type RepositorySecrets = {
  readonly assetId: string
  readonly name: string
  readonly lastCompleteSecretScanAt: Date | null
  readonly openSecretCount: number
  /** How many of the open ones an active acceptance covers. */
  readonly acceptedCount: number
  readonly oldestOpenAt: Date | null
}

export type SecretsNotInSourceFacts = { readonly repositories: readonly RepositorySecrets[] }

/**
 * Every repository scanned completely within its window, and no open secret finding.
 *
 * A repository's window is `window_days`, or the evidence's time to live where that is shorter. An open secret has
 * no grace: it is *breached* from the moment it is known, also when the scan that found it has grown old. Otherwise
 * a repository outside its window is *unproven*; one that leaves it within `at_risk_days` makes it *at risk*.
 */
export function evaluateSecretsNotInSource(
  facts: SecretsNotInSourceFacts,
  parameters: SecretsNotInSourceParameters & EvidenceAge,
  asOf: Date,
): CheckResult {
  const windowDays = Math.min(parameters.window_days, parameters.evidenceTimeToLiveDays)
  const repositories = facts.repositories.toSorted(
    (a, b) => compareText(a.name, b.name) || compareText(a.assetId, b.assetId),
  )
  const gaps = scanGaps(repositories, windowDays, asOf)
  const violations = repositories.flatMap((repository) => violationOf(repository, asOf))
  const violationCount = violations.reduce((sum, { count }) => sum + count, 0)
  const riskUntil = new Date(asOf.getTime() + parameters.at_risk_days * dayMs)
  const gapIds = new Set(gaps.map(({ subject }) => subject.id))
  const dueSoon = repositories.flatMap((repository) =>
    gapIds.has(repository.assetId) ? [] : windowEndOf(repository, windowDays, riskUntil),
  )
  const isUnproven = gaps.length > 0 || repositories.length === 0
  const status =
    violationCount > 0 ? 'breached' : isUnproven ? 'unproven' : dueSoon.length > 0 ? 'at_risk' : 'met'
  const scans = repositories.flatMap(({ lastCompleteSecretScanAt }) => lastCompleteSecretScanAt ?? [])
  const staleAt = earliest(scans.map((at) => validUntil(at, windowDays)))

  return {
    status,
    measured: status === 'unproven' ? notMeasured('secrets') : quantity(violationCount, 'secrets'),
    target: quantity(0, 'secrets'),
    reason: secretsReason({ status, violations, gaps, dueSoon, repositories, windowDays, asOf }),
    violationCount,
    exceptionCount: repositories.reduce((sum, { acceptedCount }) => sum + acceptedCount, 0),
    violations,
    dueSoon,
    gaps,
    freshestEvidenceAt: latest(scans),
    becomesStaleAt: isUnproven ? null : staleAt,
    deviation:
      status === 'unproven'
        ? null
        : status === 'breached'
          ? outBy(violations.length, repositories.length)
          : insideBy(
              (staleAt ?? asOf).getTime() - asOf.getTime(),
              parameters.at_risk_days * dayMs,
              windowDays * dayMs,
            ),
  }
}

const subjectOf = ({ assetId, name }: RepositorySecrets) => ({ type: 'asset', id: assetId, label: name })

function scanGaps(repositories: readonly RepositorySecrets[], days: number, asOf: Date): EvidenceGap[] {
  return distinctGaps(
    repositories.flatMap((repository): EvidenceGap[] => {
      const at = repository.lastCompleteSecretScanAt
      const [subject, what] = [subjectOf(repository), 'secret scan']
      if (at === null) return [{ subject, what, reason: 'never', lastProvenAt: null }]
      if (isFresh(at, days, asOf)) return []
      return [{ subject, what, reason: 'stale', lastProvenAt: at }]
    }),
  )
}

function violationOf(repository: RepositorySecrets, asOf: Date): Violation[] {
  const count = repository.openSecretCount - repository.acceptedCount
  if (count <= 0) return []
  return [
    {
      subject: subjectOf(repository),
      key: `asset:${repository.assetId}`,
      count,
      summary: `${formatQuantity(count, 'open secret')} in source`,
      dueAt: null,
      since: repository.oldestOpenAt ?? repository.lastCompleteSecretScanAt ?? asOf,
      drill: {
        page: 'findings',
        filter: { asset: repository.assetId, type: 'secret', status: 'open', disposition: 'none' },
      },
    },
  ]
}

function windowEndOf(repository: RepositorySecrets, windowDays: number, riskUntil: Date): DueSoon[] {
  if (repository.lastCompleteSecretScanAt === null) return []
  const dueAt = validUntil(repository.lastCompleteSecretScanAt, windowDays)
  if (dueAt > riskUntil) return []
  return [
    {
      subject: subjectOf(repository),
      key: `asset:${repository.assetId}`,
      count: 1,
      summary: 'Next secret scan due',
      dueAt,
      drill: { page: 'scan-runs', filter: { asset: repository.assetId } },
    },
  ]
}
