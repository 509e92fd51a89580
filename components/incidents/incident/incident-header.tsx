import { Time } from '#components/ui/time.tsx'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import { incidentSeverityWords } from '#lib/incidents/model/words.ts'
import { SeverityMark } from '../severity-mark.tsx'
import { StatusWord } from '../status-word.tsx'

/** Above the title: how grave it is, how grave it ever was, and where it stands. */
export function IncidentHeader({ incident, now }: { incident: IncidentDetail; now: Date }) {
  const { severity, highestSeverity, status, resolvedAt, reopenCount } = incident
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-2">
      <SeverityMark severity={severity} />
      {highestSeverity !== null && (
        <span className="text-ink-3">
          {highestSeverity === severity
            ? 'highest ever held'
            : `once ${incidentSeverityWords[highestSeverity]}, which the obligation follows`}
        </span>
      )}
      <StatusWord status={status} />
      {resolvedAt !== null && (
        <span className="text-ink-3">
          resolved <Time at={new Date(resolvedAt)} now={now} />
        </span>
      )}
      {reopenCount > 0 && (
        <span className="text-ink-3">re-opened {reopenCount === 1 ? 'once' : `${reopenCount} times`}</span>
      )}
    </p>
  )
}
