import { Stat, StatRow } from '#components/ui/stat.tsx'
import { statusWords } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import type { ControlView } from '#lib/posture/model/control-view.ts'
import type { ControlStatus } from '#lib/posture/model.ts'

const tones = {
  met: 'met',
  at_risk: 'risk',
  breached: 'breach',
  unproven: 'plain',
} as const satisfies Record<ControlStatus, string>

/** Measured and target, violations, exceptions, and how fresh the evidence is. */
export function ControlFigures({ view: { result, since, open }, now }: { view: ControlView; now: Date }) {
  const { freshestEvidenceAt, becomesStaleAt } = result
  return (
    <StatRow>
      <Stat
        name={result.measured.unit === '' ? 'Measured' : `Measured, ${result.measured.unit}`}
        value={
          <>
            {result.measured.text} <span className="text-ink-3">/ {result.target.text}</span>
          </>
        }
        context={
          since === null ? (
            'against its target'
          ) : (
            <>
              {statusWords[result.status]} for <Time at={since} now={now} form="age" />
            </>
          )
        }
        tone={tones[result.status]}
      />
      <Stat
        name="Open violations"
        value={formatCount(result.violationCount)}
        context={open.length === 0 ? 'none' : `in ${formatQuantity(open.length, 'subject')}`}
        tone={result.violationCount > 0 ? 'breach' : 'plain'}
      />
      <Stat
        name="Active exceptions"
        value={formatCount(result.exceptionCount)}
        context="neither violations nor passes"
      />
      <Stat
        name="Freshest evidence"
        value={freshestEvidenceAt === null ? 'none' : <Time at={freshestEvidenceAt} now={now} form="age" />}
        context={
          becomesStaleAt === null ? (
            freshestEvidenceAt === null ? (
              'nothing has come in'
            ) : (
              'not all of it counts now'
            )
          ) : (
            <>
              becomes stale <Time at={becomesStaleAt} now={now} />
            </>
          )
        }
      />
    </StatRow>
  )
}
