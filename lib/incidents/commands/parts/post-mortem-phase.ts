import { isWritable } from '../../rules/post-mortem-rights.ts'
import type { LockedIncident } from './locked-incident.ts'
import { wrongState } from './refuse-move.ts'

/** @throws PlumblineError `conflict` when the incident is not at its post-mortem: it was opened again, for example */
export function assertWritable(incident: LockedIncident): void {
  if (!isWritable(incident.status))
    throw wrongState(incident, 'Its post-mortem is worked on once it is resolved; draft it then.')
}
