import { z } from 'zod'
import { dispositionSchema, findingStateSchema, findingTypeSchema, severitySchema } from '../model.ts'
import { findingSorts, slaStates } from './finding-filter.ts'

/** The longest a text search may be. */
const longestSearch = 200
const mostValues = 100

const several = <T extends z.ZodType>(value: T) => z.array(value).max(mostValues).default([])

/** What a reader may narrow the findings by. An empty list narrows nothing. */
export const findingFilterSchema = z.strictObject({
  /** Fixed findings are a list of their own: they have neither deadline nor roll-up. */
  status: z.enum(['open', 'fixed']).default('open'),
  q: z.string().trim().max(longestSearch).default(''),
  severity: several(severitySchema),
  state: several(findingStateSchema),
  type: several(findingTypeSchema),
  asset: several(z.uuid()),
  tool: several(z.string().max(200)),
  branch: several(z.string().max(255)),
  disposition: several(dispositionSchema),
  sla: several(z.enum(slaStates)),
  /** A scan run: open findings that it opened, or fixed ones that it closed. */
  run: z.uuid().nullable().default(null),
  sort: z.enum(findingSorts).default('severity.desc'),
})
export type FindingFilter = z.output<typeof findingFilterSchema>
