import { type IncidentSeverity, incidentSeverities } from '../model.ts'
import { compareSeverity, matrixQuestions, type SeverityMatrix } from './severity.ts'

/** Answers that together make an incident at least this severe, and why. */
type ClassificationRule = {
  severity: Exclude<IncidentSeverity, 'low'>
  atLeast: Partial<SeverityMatrix>
  because: string
}

/**
 * Clause V.B, the measure: each rule names the least answers it takes, so a graver answer never gives a milder
 * severity. What no rule meets is Low.
 */
export const classificationRules: readonly ClassificationRule[] = [
  { severity: 'critical', atLeast: { impact: 3 }, because: 'The service is down for all, or unsafe.' },
  {
    severity: 'critical',
    atLeast: { data: 3, exploitation: 1 },
    because: 'Model weights, secrets or the data of many people are within easy reach.',
  },
  {
    severity: 'critical',
    atLeast: { exploitation: 3, spread: 3 },
    because: 'It is used against a critical component, or nobody knows how far it reaches.',
  },
  {
    severity: 'critical',
    atLeast: { exploitation: 3, data: 2 },
    because: 'It is used, and confidential data is exposed.',
  },
  {
    severity: 'critical',
    atLeast: { impact: 2, spread: 2, exploitation: 2 },
    because: 'Several systems fail and there are signs of use.',
  },
  { severity: 'high', atLeast: { impact: 2 }, because: 'The service is down for some or degraded for all.' },
  {
    severity: 'high',
    atLeast: { data: 3 },
    because: 'Model weights, secrets or the data of many people are exposed.',
  },
  { severity: 'high', atLeast: { exploitation: 2 }, because: 'There are signs that somebody uses it.' },
  {
    severity: 'high',
    atLeast: { data: 2, exploitation: 1 },
    because: 'Confidential data is within easy reach.',
  },
  {
    severity: 'high',
    atLeast: { spread: 3, exploitation: 1 },
    because: 'A critical component could be used easily, or nobody knows how far it reaches.',
  },
  { severity: 'medium', atLeast: { impact: 1 }, because: 'The service is degraded for some.' },
  { severity: 'medium', atLeast: { spread: 2 }, because: 'It reaches several systems.' },
  { severity: 'medium', atLeast: { data: 1 }, because: 'Internal data is exposed.' },
  { severity: 'medium', atLeast: { exploitation: 1 }, because: 'It could be used easily.' },
]

const isMet = (atLeast: Partial<SeverityMatrix>, matrix: SeverityMatrix): boolean =>
  matrixQuestions.every(({ key }) => matrix[key] >= (atLeast[key] ?? 0))

/** The severity that four answers give, and the sentences that say why. */
export function severityFor(matrix: SeverityMatrix): { severity: IncidentSeverity; reasons: string[] } {
  const met = classificationRules.filter(({ atLeast }) => isMet(atLeast, matrix))
  const severity = met.map((rule) => rule.severity).sort(compareSeverity)[0] ?? incidentSeverities[3]
  const reasons = met.filter((rule) => rule.severity === severity).map(({ because }) => because)
  return {
    severity,
    reasons: reasons.length > 0 ? reasons : ['Nothing is exposed, and nobody could use it easily.'],
  }
}
