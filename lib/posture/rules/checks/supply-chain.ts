import { z } from 'zod'
import { declareCheck, defineCheck } from '../check.ts'
import { evaluateFindingsInSla, everyFinding } from '../findings-in-sla.ts'
import { slaSeverities } from '../findings-in-sla-facts.ts'
import { allOf, environments, positive, warning } from '../parameters.ts'

export const supplyChainChecks = [
  declareCheck({
    id: 'supply-chain.scanned-before-deploy',
    title: 'Scanned before deployment',
    parameters: z.strictObject({ environments, scan_age_days: positive, window_days: positive }),
    evidenceKinds: ['dependency-scan', 'image-scan', 'deployment'],
    target: allOf,
  }),
  defineCheck({
    id: 'supply-chain.findings-in-sla',
    title: 'Findings inside their SLA',
    parameters: z.strictObject({
      sla_days: z.strictObject({ critical: positive, high: positive, medium: positive, low: positive }),
      at_risk_days: warning.default(3),
      unknown_as: z.enum(slaSeverities).default('high'),
    }),
    evidenceKinds: ['dependency-scan', 'image-scan'],
    target: () => everyFinding,
    evaluate: evaluateFindingsInSla,
  }),
  declareCheck({
    id: 'supply-chain.approved-images',
    title: 'Approved base images',
    parameters: z.strictObject({ environments, approved_sources: z.array(z.string().min(1)).min(1) }),
    evidenceKinds: ['image-inventory', 'provenance'],
    target: allOf,
  }),
]
