import { SeverityMark as Mark, Severity } from '#components/ui/severity.tsx'
import type { IncidentSeverity } from '#lib/incidents/model.ts'

/** The severity of an incident: mark and word. Until it is classified there is none, and that is said. */
export function SeverityMark({ severity }: { severity: IncidentSeverity | null }) {
  if (severity !== null) return <Severity severity={severity} />
  return (
    <span className="inline-flex items-center gap-1.5 text-sm whitespace-nowrap text-ink-2">
      <Mark severity="unknown" />
      Not classified
    </span>
  )
}
