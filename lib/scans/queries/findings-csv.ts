import { stringify } from 'csv-stringify'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { FindingFilter } from '../model/finding-filter.ts'
import type { FindingRow } from '../model/finding-row.ts'
import { listFindings } from './findings.ts'

const columns = [
  'id',
  'assetId',
  'assetName',
  'branch',
  'tool',
  'severity',
  'state',
  'type',
  'ruleId',
  'title',
  'packageName',
  'packageVersion',
  'fixedVersion',
  'place',
  'disposition',
  'dispositionUntil',
  'openedAt',
  'dueAt',
  'closedAt',
] as const satisfies readonly (keyof FindingRow)[]

const pageSize = 1_000

/**
 * A list of findings as CSV (RFC 4180), page by page, whatever its length. Cells that a spreadsheet would take for a
 * formula are escaped: their text comes out of reports.
 */
export function findingsCsv(ctx: Ctx, filter: FindingFilter): AsyncIterable<Buffer> {
  const csv = stringify({
    header: true,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: '\r\n',
  })
  write(ctx, filter, csv).catch((error: unknown) =>
    csv.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return csv
}

type Csv = ReturnType<typeof stringify>

async function write(ctx: Ctx, filter: FindingFilter, csv: Csv): Promise<void> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listFindings>> = await listFindings(ctx, {
      filter,
      cursor,
      limit: pageSize,
    })
    for (const row of page.rows) {
      if (!csv.write(row)) await drained(csv)
    }
    cursor = page.nextCursor
  } while (cursor !== null && !csv.destroyed)
  csv.end()
}

/** Resolves when the reader has caught up, or gone away. */
function drained(csv: Csv): Promise<void> {
  return new Promise((done) => {
    const settle = () => {
      csv.off('drain', settle)
      csv.off('close', settle)
      done()
    }
    csv.on('drain', settle)
    csv.on('close', settle)
  })
}
