import { z } from 'zod'
import { declareCheck, defineCheck } from '../check.ts'
import { allOf, none, positive, warning } from '../parameters.ts'
import { evaluateSecretsNotInSource } from '../secrets-not-in-source.ts'

export const secretsChecks = [
  defineCheck({
    id: 'secrets.not-in-source',
    title: 'No secret in source',
    parameters: z.strictObject({ window_days: positive, at_risk_days: warning.default(1) }),
    evidenceKinds: ['secret-scan'],
    target: none('secrets'),
    evaluate: evaluateSecretsNotInSource,
  }),
  declareCheck({
    id: 'secrets.vaulted',
    title: 'Secrets vaulted and rotated',
    parameters: z.strictObject({
      approved_vaults: z.array(z.string().min(1)).min(1),
      rotation_days: positive,
      at_risk_days: warning,
    }),
    evidenceKinds: ['vault-inventory'],
    target: allOf,
  }),
]
