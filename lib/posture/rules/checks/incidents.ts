import { z } from 'zod'
import { defineCheck } from '../check.ts'
import { evaluateIncidentsClassified } from '../incidents-classified.ts'
import { evaluateIncidentsMobilised } from '../incidents-mobilised.ts'
import { evaluatePostMortems } from '../incidents-post-mortem.ts'
import { evaluateIncidentsReported } from '../incidents-reported.ts'
import { allOf, atMost, incidentSeverity, positive, warning } from '../parameters.ts'

export const incidentChecks = [
  defineCheck({
    id: 'incidents.reported',
    title: 'Reports acknowledged, nothing left unreported',
    parameters: z.strictObject({
      acknowledge_within_hours: positive,
      report_within_hours: z.strictObject({ critical: positive, high: positive }),
      at_risk_hours: warning,
    }),
    evidenceKinds: ['vulnerability-report', 'dependency-scan', 'image-scan'],
    target: allOf,
    evaluate: evaluateIncidentsReported,
  }),
  defineCheck({
    id: 'incidents.classified',
    title: 'Incidents classified at once',
    parameters: z.strictObject({ within_minutes: positive, at_risk_minutes: warning }),
    evidenceKinds: ['incident'],
    target: ({ within_minutes }) => atMost(within_minutes, 'min'),
    evaluate: evaluateIncidentsClassified,
  }),
  defineCheck({
    id: 'incidents.mobilised',
    title: 'Critical mobilised',
    parameters: z.strictObject({
      acknowledge_within_minutes: positive,
      steps: z.array(z.enum(['triage', 'contain', 'eradicate'])).min(1),
    }),
    evidenceKinds: ['incident'],
    target: ({ acknowledge_within_minutes }) => atMost(acknowledge_within_minutes, 'min'),
    evaluate: evaluateIncidentsMobilised,
  }),
  defineCheck({
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
    evaluate: evaluatePostMortems,
  }),
]
