import { z } from 'zod'
import { declareCheck } from '../check.ts'
import { allOf } from '../parameters.ts'

/** Each level includes the ones before it. An account whose level is unknown counts as uncovered and is shown apart. */
export const mfaLevels = ['registered', 'capable', 'enforced', 'phishing_resistant'] as const

const mfaCheck = <Id extends string>(id: Id, title: string) =>
  declareCheck({
    id,
    title,
    parameters: z.strictObject({ minimum: z.enum(mfaLevels) }),
    evidenceKinds: ['account-inventory'],
    target: allOf,
  })

/** One check for each kind of place that the policy names. */
export const mfaChecks = [
  mfaCheck('mfa.development', 'MFA, development environments'),
  mfaCheck('mfa.repositories', 'MFA, code repositories'),
  mfaCheck('mfa.cloud', 'MFA, cloud consoles'),
  mfaCheck('mfa.production', 'MFA, production'),
]
