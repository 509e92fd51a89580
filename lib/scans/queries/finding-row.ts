import type { FindingRow } from '../model/finding-row.ts'
import { standingOf } from '../rules/finding-standing.ts'
import type { SlaTerms } from '../rules/sla.ts'
import type { FindingRecord } from './finding-columns.ts'

/** The list row of a record. */
export function toFindingRow(record: FindingRecord, terms: SlaTerms, now: Date): FindingRow {
  const openedAt = new Date(record.openedAt)
  const { state, dueAt } = standingOf(
    { ...record, openedAt, scopeLastCompleteAt: toDate(record.scopeLastCompleteAt) },
    terms,
    now,
  )
  return {
    id: record.id,
    assetId: record.assetId,
    assetName: record.assetName,
    severity: record.severity,
    state,
    type: record.type,
    ruleId: record.ruleId,
    title: record.title,
    packageName: record.packageName,
    packageVersion: record.packageVersion,
    fixedVersion: record.fixedVersion,
    place: placeOf(record),
    tool: record.tool,
    branch: record.branch,
    disposition: record.disposition,
    dispositionUntil: toDate(record.dispositionUntil)?.toISOString() ?? null,
    openedAt: openedAt.toISOString(),
    closedAt: toDate(record.closedAt)?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
  }
}

/** Where a person would look first. */
export function placeOf({
  path,
  line,
  resource,
  target,
}: Pick<FindingRecord, 'path' | 'line' | 'resource' | 'target'>) {
  if (path !== null) return line === null ? path : `${path}:${line}`
  return resource ?? target
}

const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text))
