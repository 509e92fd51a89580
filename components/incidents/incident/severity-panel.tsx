import { Card } from '#components/ui/card.tsx'
import { Time } from '#components/ui/time.tsx'
import type { IncidentDetail, SeverityChange } from '#lib/incidents/model/incident.ts'
import { matrixQuestions } from '#lib/incidents/model/severity.ts'
import { SeverityMark } from '../severity-mark.tsx'
import { ClassifyAgain } from './classify-again.tsx'

/** Every classification, newest first, with its answers, its reason and who agreed. */
export function SeverityPanel({ incident, now }: { incident: IncidentDetail; now: Date }) {
  const { severities, may } = incident
  return (
    <Card
      title="Severity"
      note={may.classify && severities.length > 0 && <ClassifyAgain incident={incident} />}
    >
      {severities.length === 0 ? (
        <p className="text-sm text-ink-2">
          Not classified. Four questions give the severity; clause V.B asks for it at once.
        </p>
      ) : (
        <ol className="grid gap-3">
          {severities.map((change) => (
            <li key={change.id} className="text-sm">
              <p className="flex flex-wrap items-center justify-between gap-x-3">
                <SeverityMark severity={change.to} />
                <span className="text-xs text-ink-3">{outcomeOf(change)}</span>
              </p>
              <p className="mt-0.5 text-pretty">{change.reason}</p>
              <p className="mt-0.5 text-xs text-ink-3">
                {matrixQuestions.map(({ key, title }) => `${title} ${change.matrix[key]}`).join(' · ')}
              </p>
              <p className="text-xs text-ink-3">
                {change.proposedByName}, <Time at={new Date(change.proposedAt)} now={now} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function outcomeOf({ effectiveAt, decidedByName, refusedAt, refusedReason }: SeverityChange): string {
  if (refusedAt !== null) return `refused${refusedReason === null ? '' : `: ${refusedReason}`}`
  if (effectiveAt === null) return 'waits for a second person'
  return decidedByName === null ? 'in effect' : `in effect, ${decidedByName} agreed`
}
