import type { KeyRing } from '#lib/platform/crypto/key-ring.ts'
import { type ReportLine, type ReportText, reportName } from '../model/report.ts'
import type { ReportRecord } from './report-rows.ts'
import { openJson, sealContext } from './report-seal.ts'

const excerptLength = 120

/** A report as one line of a list: the beginning of what was found stands for a title. */
export function reportLine(ring: KeyRing, row: ReportRecord): ReportLine {
  const { what } = openJson<ReportText>(ring, row.sealedText, sealContext.report(row.id))
  const line = what.replaceAll(/\s+/g, ' ')
  return {
    id: row.id,
    name: reportName(row.number),
    status: row.status,
    receivedAt: row.receivedAt,
    acknowledgeBy: row.acknowledgeBy,
    acknowledgedAt: row.acknowledgedAt,
    excerpt: line.length > excerptLength ? `${line.slice(0, excerptLength - 1).trimEnd()}…` : line,
  }
}
