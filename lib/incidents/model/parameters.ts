import type { IncidentSeverity } from '../model.ts'

/** What the policy says about time, from the parameters of the four controls of clause V. */
export type IncidentTerms = {
  acknowledgeReportWithinHours: number
  reportWithinHours: { critical: number; high: number }
  classifyWithinMinutes: number
  acknowledgeWithinMinutes: number
  mobilisedSteps: ('triage' | 'contain' | 'eradicate')[]
  publishSeverities: IncidentSeverity[]
  publishWithinHours: number
}
