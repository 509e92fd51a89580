import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import type { ControlStatus, DueSoon, EvidenceGap, Violation } from '../model.ts'
import { gapsReason } from './evidence-gaps.ts'
import type { RepositorySecrets } from './secrets-not-in-source.ts'
import { lasting, listed } from './wording.ts'

type Verdict = {
  readonly status: ControlStatus
  readonly violations: readonly Violation[]
  readonly gaps: readonly EvidenceGap[]
  readonly dueSoon: readonly DueSoon[]
  readonly repositories: readonly RepositorySecrets[]
  readonly windowDays: number
  readonly asOf: Date
}

/** The one sentence under the control's name. */
export function secretsReason(verdict: Verdict): string {
  const { status, violations, gaps, dueSoon, repositories, windowDays, asOf } = verdict
  switch (status) {
    case 'breached': {
      const count = violations.reduce((sum, violation) => sum + violation.count, 0)
      return `${formatQuantity(count, 'open secret')} in ${listed(violations.map(({ subject }) => subject.label))}.`
    }
    case 'unproven':
      if (repositories.length === 0) return 'No repository has been scanned for secrets.'
      return gapsReason(gaps, asOf, {
        act: 'secret scan',
        subjects: 'repositories',
        total: repositories.length,
        timeToLiveDays: windowDays,
      })
    case 'at_risk': {
      const [only] = dueSoon
      const left = Math.min(...dueSoon.map(({ dueAt }) => dueAt.getTime())) - asOf.getTime()
      const names = listed(dueSoon.map(({ subject }) => subject.label))
      return dueSoon.length === 1 && only !== undefined
        ? `The next secret scan of ${only.subject.label} is due within ${lasting(left)}.`
        : `${formatCount(dueSoon.length)} repositories must be scanned again, the first within ${lasting(left)}: ${names}.`
    }
    case 'met':
      return repositories.length === 1
        ? 'The only repository was scanned in time, and no secret is open.'
        : `All ${formatCount(repositories.length)} repositories were scanned in time, and no secret is open.`
  }
}
