import { z } from 'zod'
import { defineCheck } from '../check.ts'
import { evaluateMfa } from '../mfa-enforced.ts'
import { allOf } from '../parameters.ts'

/** Each level includes the ones before it. An account whose level is unknown counts as uncovered and is shown apart. */
export const mfaLevels = ['registered', 'capable', 'enforced', 'phishing_resistant'] as const

type MfaControl = 'mfa.development' | 'mfa.repositories' | 'mfa.cloud' | 'mfa.production'

const mfaCheck = (id: MfaControl, title: string) =>
  defineCheck({
    id,
    title,
    parameters: z.strictObject({ minimum: z.enum(mfaLevels) }),
    evidenceKinds: ['account-inventory'],
    target: allOf,
    evaluate: evaluateMfa,
  })

/** One check for each kind of place that the policy names. */
export const mfaChecks = [
  mfaCheck('mfa.development', 'MFA, development environments'),
  mfaCheck('mfa.repositories', 'MFA, code repositories'),
  mfaCheck('mfa.cloud', 'MFA, cloud consoles'),
  mfaCheck('mfa.production', 'MFA, production'),
]
