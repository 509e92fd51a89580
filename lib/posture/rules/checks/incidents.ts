import { z } from 'zod'
import { declareCheck } from '../check.ts'
import { allOf, atMost, incidentSeverity, positive, warning } from '../parameters.ts'

export const incidentChecks = [
  declareCheck({
    id: 'incidents.reported',
    title: 'Reports acknowledged, nothing left unreported',
    parameters: z.strictObject({
      acknowledge_within_hours: positive,
      report_within_hours: z.strictObject({ critical: positive, high: positive }),
      at_risk_hours: warning,
    }),
    evidenceKinds: ['vulnerability-report', 'dependency-scan', 'image-scan'],
    target: allOf,
  }),
  declareCheck({
    id: 'incidents.classified',
    title: 'Incidents classified at once',
    parameters: z.strictObject({ within_minutes: positive, at_risk_minutes: warning }),
    evidenceKinds: ['incident'],
    target: ({ within_minutes }) => atMost(within_minutes, 'min'),
  }),
  declareCheck({
    id: 'incidents.mobilised',
    title: 'Critical mobilised',
    parameters: z.strictObject({
      acknowledge_within_minutes: positive,
      steps: z.array(z.enum(['triage', 'contain', 'eradicate'])).min(1),
    }),
    evidenceKinds: ['incident'],
    target: ({ acknowledge_within_minutes }) => atMost(acknowledge_within_minutes, 'min'),
  }),
  declareCheck({
    id: 'incidents.post-mortem',
    title: 'Post-mortem published in time',
    parameters: z.strictObject({
      severities: z.array(incidentSeverity).min(1),
      within_hours: positive,
      at_risk_hours: warning,
      sections: z.array(z.enum(['vulnerability', 'remediation', 'prevention'])).min(1),
    }),
    evidenceKinds: ['incident', 'post-mortem'],
    target: ({ within_hours }) => atMost(within_hours, 'h'),
  }),
]
