import { z } from 'zod'
import { reviewParametersSchema, revocationParametersSchema } from '#lib/reviews/model/parameters.ts'
import { evaluateAccessReviewed } from '../access-reviewed.ts'
import { defineCheck } from '../check.ts'
import { evaluateLeastPrivilege } from '../least-privilege.ts'
import { allOf, none, positive, warning } from '../parameters.ts'
import { evaluateRevocationsProven } from '../revocations-proven.ts'

/** Least privilege, its review and its revocation. */
export const accessChecks = [
  defineCheck({
    id: 'access.reviewed-quarterly',
    title: 'Access reviewed this quarter',
    parameters: reviewParametersSchema,
    evidenceKinds: ['grant-inventory', 'review-decision'],
    target: allOf,
    evaluate: evaluateAccessReviewed,
  }),
  defineCheck({
    id: 'access.revocations-proven',
    title: 'Revocations proven gone',
    parameters: revocationParametersSchema,
    evidenceKinds: ['grant-inventory', 'revocation'],
    target: allOf,
    evaluate: evaluateRevocationsProven,
  }),
  defineCheck({
    id: 'access.least-privilege',
    title: 'No unused privilege, no orphan account',
    parameters: z.strictObject({ unused_days: positive, leaver_hours: positive, at_risk_days: warning }),
    evidenceKinds: ['account-inventory', 'grant-inventory'],
    target: none('grants and accounts'),
    evaluate: evaluateLeastPrivilege,
  }),
]
