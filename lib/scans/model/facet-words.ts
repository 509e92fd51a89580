import { dispositionWords } from './disposition.ts'
import { type FacetName, slaStates } from './finding-filter.ts'
import type { FacetCount } from './finding-row.ts'
import { dispositions, findingStates, findingTypes, severities } from './vocabulary.ts'

export const facetTitles: Record<FacetName, string> = {
  severity: 'Severity',
  state: 'State',
  sla: 'Deadline',
  type: 'Type',
  asset: 'Asset',
  tool: 'Scanner',
  branch: 'Branch',
  disposition: 'Decision',
}

const words: Partial<Record<FacetName, Readonly<Record<string, string>>>> = {
  severity: {
    critical: 'Critical',
    high: 'High',
    medium: 'Medium',
    low: 'Low',
    info: 'Info',
    unknown: 'Unknown',
  },
  state: {
    new: 'New',
    active: 'Active',
    reopened: 'Reopened',
    to_review: 'To review',
    accepted: 'Accepted',
    suppressed: 'Suppressed',
    fixed: 'Fixed',
  },
  sla: { overdue: 'Past its deadline', due_soon: 'Due soon', in_time: 'In time', no_deadline: 'No deadline' },
  type: {
    dependency: 'Dependency',
    image: 'Image',
    secret: 'Secret',
    'infrastructure-code': 'Infrastructure code',
    cloud: 'Cloud',
    'source-code': 'Source code',
    web: 'Web',
    licence: 'Licence',
    drift: 'Drift',
  },
  disposition: dispositionWords,
}

/** A facet's value in words; names of tools and branches are their own. */
export const facetLabel = (name: FacetName, value: string): string => words[name]?.[value] ?? value

const orders: Partial<Record<FacetName, readonly string[]>> = {
  severity: severities,
  state: findingStates,
  sla: slaStates,
  type: findingTypes,
  disposition: dispositions,
}

/** Fixed vocabularies keep their order; names come by how much is behind them. */
export function facetOrder(name: FacetName, a: FacetCount, b: FacetCount): number {
  const order = orders[name]
  if (order !== undefined) return order.indexOf(a.value) - order.indexOf(b.value)
  return b.count - a.count || a.label.localeCompare(b.label)
}
