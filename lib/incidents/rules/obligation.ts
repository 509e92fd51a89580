import type { IncidentTerms } from '../model/parameters.ts'
import type { IncidentSeverity } from '../model.ts'

/** Whether a resolution of it starts the clock of clause V.C. Judged on the highest severity ever held. */
export const owesPostMortem = (
  highestSeverity: IncidentSeverity | null,
  { publishSeverities }: Pick<IncidentTerms, 'publishSeverities'>,
): boolean => highestSeverity !== null && publishSeverities.includes(highestSeverity)

/** Whether it calls somebody at once (clause V.B): it is, or ever was, Critical. */
export const owesAcknowledgement = (highestSeverity: IncidentSeverity | null): boolean =>
  highestSeverity === 'critical'
