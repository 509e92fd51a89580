import { z } from 'zod'
import { declareCheck } from '../check.ts'
import { allOf, environments, none } from '../parameters.ts'

export const networkChecks = [
  declareCheck({
    id: 'network.production-segmented',
    title: 'Production segmented',
    parameters: z.strictObject({ production: environments, kept_from: environments }),
    evidenceKinds: ['network-inventory'],
    target: none('open paths'),
  }),
  declareCheck({
    id: 'network.critical-isolated',
    title: 'Critical components isolated',
    parameters: z.strictObject({ components: z.array(z.string().min(1)).min(1) }),
    evidenceKinds: ['network-inventory', 'system-inventory'],
    target: allOf,
  }),
]
