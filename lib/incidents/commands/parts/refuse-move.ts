import { PlumblineError } from '#lib/platform/errors.ts'
import { incidentStatusWords } from '../../model/words.ts'
import { incidentName } from '../../model.ts'
import type { LockedIncident } from './locked-incident.ts'

/** Says that an incident's state does not allow something, and which state allows it. */
export const wrongState = (
  { number, status }: Pick<LockedIncident, 'number' | 'status'>,
  nextStep: string,
): PlumblineError =>
  new PlumblineError(
    'conflict',
    `${incidentName(number)} is in the state “${incidentStatusWords[status].toLowerCase()}”.`,
    nextStep,
  )
