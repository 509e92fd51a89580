import { z } from 'zod'
import { declareCheck } from '../check.ts'
import { allOf, atMost, positive, warning } from '../parameters.ts'

export const loggingChecks = [
  declareCheck({
    id: 'logging.continuous',
    title: 'Logs arrive without a gap',
    parameters: z.strictObject({ max_gap_minutes: positive, at_risk_minutes: warning }),
    evidenceKinds: ['heartbeat'],
    target: ({ max_gap_minutes }) => atMost(max_gap_minutes, 'min'),
  }),
  declareCheck({
    id: 'logging.central',
    title: 'Logs kept centrally',
    parameters: z.strictObject({
      activities: z.array(z.enum(['system_activity', 'network_traffic', 'access_attempts'])).min(1),
    }),
    evidenceKinds: ['log-inventory', 'heartbeat'],
    target: allOf,
  }),
  declareCheck({
    id: 'logging.retention',
    title: 'Logs kept long enough',
    parameters: z.strictObject({ keep_days: positive }),
    evidenceKinds: ['retention-configuration'],
    target: ({ keep_days }) => atMost(keep_days, 'd'),
  }),
]
