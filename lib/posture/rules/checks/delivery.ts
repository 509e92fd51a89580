import { z } from 'zod'
import { declareCheck } from '../check.ts'
import { allOf, environments, none, positive, warning } from '../parameters.ts'

/** Immutable environments, changed by the pipeline alone. */
export const deliveryChecks = [
  declareCheck({
    id: 'immutable.no-manual-change',
    title: 'No manual change',
    parameters: z.strictObject({ environments, explain_within_hours: positive, at_risk_hours: warning }),
    evidenceKinds: ['change-log', 'cluster-audit-log'],
    target: none('unexplained changes'),
  }),
  declareCheck({
    id: 'immutable.no-drift',
    title: 'No drift',
    parameters: z.strictObject({ environments, resolve_within_hours: positive, at_risk_hours: warning }),
    evidenceKinds: ['infrastructure-plan', 'drift-report', 'sync-status'],
    target: none('drifted resources'),
  }),
  declareCheck({
    id: 'delivery.pipeline-only',
    title: 'Deployed by pipeline only',
    parameters: z.strictObject({
      environments,
      protected_branches: z.array(z.string().min(1)).min(1),
      window_days: positive,
    }),
    evidenceKinds: ['deployment', 'provenance'],
    target: allOf,
  }),
]
