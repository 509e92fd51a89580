import { z } from 'zod'
import { dispositionSchema, findingStateSchema, findingTypeSchema, severitySchema } from '../model.ts'

/** Where a finding stands against the deadline of its severity; `no_deadline` has none, or needs none now. */
export const slaStates = ['overdue', 'due_soon', 'in_time', 'no_deadline'] as const
export const slaStateSchema = z.enum(slaStates)
export type SlaState = z.infer<typeof slaStateSchema>

export const findingSorts = [
  'severity.desc',
  'severity.asc',
  'opened.desc',
  'opened.asc',
  'due.asc',
  'due.desc',
] as const
export const findingSortSchema = z.enum(findingSorts)
export type FindingSort = z.infer<typeof findingSortSchema>

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
  sla: several(slaStateSchema),
  /** A scan run: open findings that it opened, or fixed ones that it closed. */
  run: z.uuid().nullable().default(null),
  sort: findingSortSchema.default('severity.desc'),
})
export type FindingFilter = z.output<typeof findingFilterSchema>

export const facetNames = [
  'severity',
  'state',
  'sla',
  'type',
  'asset',
  'tool',
  'branch',
  'disposition',
] as const
export type FacetName = (typeof facetNames)[number]

export const noFilter: FindingFilter = findingFilterSchema.parse({})
