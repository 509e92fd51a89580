import { Card } from '#components/ui/card.tsx'
import type { AssignableUsers } from '#lib/incidents/model/assignable.ts'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import { incidentDutyWords } from '#lib/incidents/model/words.ts'
import { type IncidentDuty, incidentDuties } from '#lib/incidents/model.ts'
import { EndDuty } from './end-duty.tsx'
import { GiveDuty } from './give-duty.tsx'

/** Who commands, writes, works and talks. A duty that nobody has is said. */
export function DutiesPanel({
  incident: { number, duties, may },
  people,
}: {
  incident: IncidentDetail
  people: AssignableUsers['responders']
}) {
  const holders = (duty: IncidentDuty) => duties.filter((one) => one.duty === duty)
  return (
    <Card title="Duties" note={may.respond && <GiveDuty number={number} people={people} />}>
      <dl className="grid gap-y-1 text-sm">
        {incidentDuties.map((duty) => (
          <div key={duty} className="grid min-h-7 grid-cols-[7.5rem_minmax(0,1fr)] items-center gap-x-3">
            <dt className="text-ink-3">{incidentDutyWords[duty]}</dt>
            <dd className="min-w-0">
              {holders(duty).length === 0 ? (
                <span className={duty === 'commander' ? 'text-risk-ink' : 'text-ink-3'}>nobody</span>
              ) : (
                <ul>
                  {holders(duty).map((held) => (
                    <li key={held.id} className="flex items-center justify-between gap-2">
                      <span className="truncate">{held.userName}</span>
                      {may.respond && <EndDuty number={number} held={held} />}
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
