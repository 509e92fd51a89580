import { z } from 'zod'
import { declareCheck, defineCheck } from '../check.ts'
import { allOf, environments, none, warning } from '../parameters.ts'
import { evaluateScopeCoverage } from '../scope-coverage.ts'

/** What the policy covers, and that nothing in it is trusted for where it stands. */
export const scopeChecks = [
  defineCheck({
    id: 'scope.coverage',
    title: 'Everything in scope is known and owned',
    parameters: z.strictObject({
      systems_need: z.array(z.enum(['owner', 'environment', 'evidence_source'])).min(1),
      grace_days: warning,
    }),
    evidenceKinds: ['system-inventory', 'account-inventory'],
    target: allOf,
    evaluate: evaluateScopeCoverage,
  }),
  declareCheck({
    id: 'zero-trust.identity-aware',
    title: 'No system reachable by location alone',
    parameters: z.strictObject({
      environments,
      accepted_proofs: z.array(z.enum(['identity_proxy', 'mutual_tls', 'signed_token'])).min(1),
    }),
    evidenceKinds: ['system-inventory', 'network-inventory'],
    target: none('systems'),
  }),
]
