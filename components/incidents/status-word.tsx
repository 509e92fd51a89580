import { Status, type StatusName } from '#components/ui/status.tsx'
import { incidentStatusWords } from '#lib/incidents/model/words.ts'
import type { IncidentStatus } from '#lib/incidents/model.ts'

/** What somebody works on ticks; what is over is ticked off; what is not judged yet, or set aside, is dashed. */
const looks: Record<IncidentStatus, StatusName> = {
  reported: 'unproven',
  classified: 'at_risk',
  mobilised: 'at_risk',
  triaging: 'at_risk',
  contained: 'at_risk',
  eradicated: 'at_risk',
  recovering: 'at_risk',
  resolved: 'met',
  post_mortem_draft: 'at_risk',
  review: 'at_risk',
  published: 'met',
  closed: 'met',
  dismissed: 'unproven',
}

/** Where an incident stands: colour, shape and word. */
export function StatusWord({ status }: { status: IncidentStatus }) {
  return <Status status={looks[status]} label={incidentStatusWords[status]} />
}
