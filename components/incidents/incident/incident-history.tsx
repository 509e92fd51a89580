import { Card } from '#components/ui/card.tsx'
import { Time } from '#components/ui/time.tsx'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import { incidentStatusWords } from '#lib/incidents/model/words.ts'
import { ClockMark } from '../clock-mark.tsx'

/** Every state it was in, newest first, and the clocks that a re-opening made void. */
export function IncidentHistory({
  incident: { transitions, clocks },
  now,
}: {
  incident: Pick<IncidentDetail, 'transitions' | 'clocks'>
  now: Date
}) {
  const voided = clocks.filter(({ state }) => state === 'voided')
  return (
    <Card title="States">
      <ol className="grid gap-1.5 text-sm">
        {transitions.toReversed().map(({ to, at, byName, note }) => (
          <li key={`${at} ${to}`}>
            <p className="flex flex-wrap justify-between gap-x-3">
              <span>{incidentStatusWords[to]}</span>
              <span className="text-xs text-ink-3">
                {byName}, <Time at={new Date(at)} now={now} />
              </span>
            </p>
            {note !== null && <p className="text-xs text-pretty text-ink-2">{note}</p>}
          </li>
        ))}
      </ol>
      {voided.length > 0 && (
        <>
          <h3 className="mt-3 border-t border-line-2 pt-3 text-xs font-semibold text-ink-3">
            Void clocks, kept
          </h3>
          <ul className="mt-1 grid gap-1.5">
            {voided.map((clock) => (
              <li key={clock.id} className="text-xs text-ink-2">
                <ClockMark clock={clock} now={now} />
                <span className="block text-pretty">{clock.voidedReason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
