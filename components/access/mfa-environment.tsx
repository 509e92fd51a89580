import { Card } from '#components/ui/card.tsx'
import { Status, type StatusName } from '#components/ui/status.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { MfaCoverage } from '#lib/access/model/mfa-coverage.ts'
import { environmentWords, mfaWords } from '#lib/access/model/words.ts'
import { formatCount, formatPercent } from '#lib/platform/format/count.ts'
import { MfaBar } from './mfa-bar.tsx'

/** One environment against the policy: share, target, levels. */
export function MfaEnvironmentCard({ coverage, day }: { coverage: MfaCoverage; day: string | null }) {
  const { environment, controlId, minimum, counts, total, covered, systems } = coverage
  const dated = day === null ? '' : `?asOf=${day}`
  const untold = systems.filter(({ toldAt }) => toldAt === null).length
  const status: StatusName =
    systems.length === 0 || (untold > 0 && covered === total)
      ? 'unproven'
      : covered === total
        ? 'met'
        : 'breached'
  return (
    <Card
      title={
        <TextLink quiet href={`/controls/${controlId}${dated}`} prefetch={false}>
          {environmentWords[environment]}
        </TextLink>
      }
      note={<Status status={status} label={words[status]} />}
    >
      <p className="mb-2 flex items-baseline gap-2">
        <span className="text-xl font-semibold tracking-tight tabular-nums">
          {total === 0 ? '–' : formatPercent(covered / total)}
        </span>
        <span className="text-xs text-ink-3">
          of 100 %, {formatCount(covered)} of {formatCount(total)} at least {mfaWords[minimum].toLowerCase()}
        </span>
      </p>
      {total > 0 ? (
        <MfaBar counts={counts} withFigures />
      ) : (
        <p className="text-xs text-ink-2">
          {systems.length === 0
            ? 'No system of this environment is known: say of your systems where they stand.'
            : 'No account of a person is known there.'}
        </p>
      )}
      {untold > 0 && (
        <p className="mt-2 text-xs text-unproven">
          {formatCount(untold)} of {formatCount(systems.length)} {systems.length === 1 ? 'system' : 'systems'}{' '}
          never told of second factors completely.
        </p>
      )}
    </Card>
  )
}

const words: Record<StatusName, string> = {
  met: 'Covered',
  at_risk: 'At risk',
  breached: 'Short',
  unproven: 'Unproven',
}
