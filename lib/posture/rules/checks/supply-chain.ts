import { z } from 'zod'
import { slaParametersSchema } from '#lib/scans/model/sla.ts'
import { declareCheck, defineCheck } from '../check.ts'
import { evaluateFindingsInSla, everyFinding } from '../findings-in-sla.ts'
import { allOf, environments, positive } from '../parameters.ts'

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
    parameters: slaParametersSchema,
    evidenceKinds: [
      'dependency-scan',
      'image-scan',
      'infrastructure-code-scan',
      'source-code-scan',
      'web-scan',
    ],
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
