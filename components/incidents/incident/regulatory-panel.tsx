import { Card } from '#components/ui/card.tsx'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import type { RegulatoryClockLine } from '#lib/incidents/model/regulatory-clock.ts'
import type { StepEvidence } from '#lib/incidents/model/step-evidence.ts'
import { ClockMark } from '../clock-mark.tsx'
import { AddClock } from './add-clock.tsx'
import { StopClock } from './stop-clock.tsx'

/** Clocks of law and contract: those that run for this incident, and those that could. */
export function RegulatoryPanel({
  incident: { number, clocks, may },
  rules,
  evidence,
  now,
}: {
  incident: Pick<IncidentDetail, 'number' | 'clocks' | 'may'>
  rules: readonly RegulatoryClockLine[]
  evidence: readonly StepEvidence[]
  now: Date
}) {
  const own = clocks.filter(({ kind, state }) => kind === 'regulatory' && state !== 'voided')
  const others = rules.filter(({ name }) => own.every((clock) => clock.name !== name))
  if (own.length === 0 && (others.length === 0 || !may.respond)) return null
  return (
    <Card
      title="Law and contract"
      note={may.respond && others.length > 0 && <AddClock number={number} rules={others} />}
    >
      {own.length === 0 ? (
        <p className="text-sm text-ink-3">No clock of law or contract runs for it.</p>
      ) : (
        <ul className="grid gap-2">
          {own.map((clock) => (
            <li key={clock.id} className="flex flex-wrap items-center justify-between gap-x-2">
              <ClockMark clock={clock} now={now} />
              {clock.stoppedAt === null && may.respond && (
                <StopClock number={number} clock={clock} evidence={evidence} />
              )}
              {clock.source !== null && <p className="w-full text-xs text-ink-3">{clock.source}</p>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
