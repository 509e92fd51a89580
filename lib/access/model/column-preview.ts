import { checkMapping, previewRows, suggestMapping } from '../rules/column-mapping.ts'
import type { ColumnMapping, Delimiter, MappingProblem, MappingTarget } from './column-mapping.ts'
import type { AccessFact } from './fact.ts'

/** The first rows of a table, as the browser reads them. */
export type TableHead = { headers: string[]; rows: string[][]; delimiter: Delimiter }

/** What one row of a preview gives, or why it gives nothing. */
export type PreviewRow = {
  position: number
  gives: string
  problem: { what: string; nextStep: string } | null
}

export type ColumnPreview = { problems: MappingProblem[]; rows: PreviewRow[]; readable: number }

/**
 * The mapping to begin with: the one remembered with the source where it still fits this table, else what the headers
 * suggest.
 */
export function firstMapping(
  { headers, rows, delimiter }: TableHead,
  target: MappingTarget,
  remembered: ColumnMapping | null,
): ColumnMapping {
  if (remembered !== null && remembered.target === target && checkMapping(remembered, headers).length === 0)
    return { ...remembered, delimiter }
  return suggestMapping(headers, rows, target, delimiter)
}

/** What the first rows give with a mapping, row by row, for a person to look at before anything is sent. */
export function previewColumns(
  { headers, rows }: TableHead,
  mapping: ColumnMapping,
  asOf: Date,
): ColumnPreview {
  const problems = checkMapping(mapping, headers)
  if (problems.length > 0) return { problems, rows: [], readable: 0 }
  const { errors } = previewRows(mapping, headers, rows, asOf)
  const wrong = new Map(errors.map((error) => [error.position, error]))
  const preview = rows.map((row, index): PreviewRow => {
    const position = index + 1
    const problem = wrong.get(position)
    if (problem) return { position, gives: '', problem: { what: problem.what, nextStep: problem.nextStep } }
    const { facts } = previewRows(mapping, headers, [row], asOf)
    return { position, gives: facts.map(sentenceOf).join(' · '), problem: null }
  })
  return { problems, rows: preview, readable: preview.filter(({ problem }) => problem === null).length }
}

function sentenceOf(fact: AccessFact): string {
  switch (fact.kind) {
    case 'person':
      return [fact.name, fact.email ?? fact.number, fact.department, fact.state.replace('_', ' ')]
        .filter(Boolean)
        .join(', ')
    case 'account':
      return `${fact.username} (${fact.accountKind === 'unknown' ? 'account' : fact.accountKind.replace('_', '-')}, ${fact.status})`
    case 'grant':
      return `${fact.role} on ${fact.resource}${fact.isPrivileged === true ? ', privileged' : ''}`
    case 'mfa':
      return `second factor ${fact.mfa.replace('_', '-')}`
  }
}
