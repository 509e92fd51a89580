import type { FindingFilter } from './finding-filter-schema.ts'

export type { FindingFilter }

/** Where a finding stands against the deadline of its severity; `no_deadline` has none, or needs none now. */
export const slaStates = ['overdue', 'due_soon', 'in_time', 'no_deadline'] as const
export type SlaState = (typeof slaStates)[number]

export const findingSorts = [
  'severity.desc',
  'severity.asc',
  'opened.desc',
  'opened.asc',
  'due.asc',
  'due.desc',
] as const
export type FindingSort = (typeof findingSorts)[number]

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

/** Every open finding, the gravest first. */
export const noFilter: FindingFilter = {
  status: 'open',
  q: '',
  severity: [],
  state: [],
  type: [],
  asset: [],
  tool: [],
  branch: [],
  disposition: [],
  sla: [],
  run: null,
  sort: 'severity.desc',
}
