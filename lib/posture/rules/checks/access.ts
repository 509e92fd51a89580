import { z } from 'zod'
import { declareCheck } from '../check.ts'
import { allOf, none, positive, warning } from '../parameters.ts'

/** Least privilege, its review and its revocation. */
export const accessChecks = [
  declareCheck({
    id: 'access.reviewed-quarterly',
    title: 'Access reviewed this quarter',
    parameters: z.strictObject({ decide_within_days: positive, at_risk_days: warning }),
    evidenceKinds: ['grant-inventory', 'review-decision'],
    target: allOf,
  }),
  declareCheck({
    id: 'access.revocations-proven',
    title: 'Revocations proven gone',
    parameters: z.strictObject({
      sla_hours: z.strictObject({ privileged: positive, standard: positive }),
      at_risk_hours: warning,
    }),
    evidenceKinds: ['grant-inventory', 'revocation'],
    target: allOf,
  }),
  declareCheck({
    id: 'access.least-privilege',
    title: 'No unused privilege, no orphan account',
    parameters: z.strictObject({ unused_days: positive, leaver_hours: positive, at_risk_days: warning }),
    evidenceKinds: ['account-inventory', 'grant-inventory'],
    target: none('grants and accounts'),
  }),
]
