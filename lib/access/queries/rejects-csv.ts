import { stringify } from 'csv-stringify'
import { sql } from 'drizzle-orm'
import type { Ctx } from '#lib/platform/ctx.ts'
import { listRejects } from './imports.ts'

const pageSize = 1_000

/**
 * The rejected rows of an import as CSV (RFC 4180), with the columns they came with, so that they can be mended and sent
 * again; two more say what was wrong. Cells that a spreadsheet would take for a formula are escaped.
 */
export async function rejectsCsv(ctx: Ctx, importId: string): Promise<AsyncIterable<Buffer>> {
  const columns = await columnsOf(ctx, importId)
  const csv = stringify({
    header: true,
    columns: [...columns, 'what was wrong', 'what to do'],
    escape_formulas: true,
    record_delimiter: '\r\n',
  })
  write(ctx, importId, columns, csv).catch((error: unknown) =>
    csv.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return csv
}

/** Every header that any rejected row came with; the rows of one document have the same ones. */
async function columnsOf(ctx: Ctx, importId: string): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ name: string }>(sql`
    select distinct f.name from import_rejects r, jsonb_object_keys(r.fields) as f(name)
    where r.import_id = ${importId}::uuid order by f.name`)
  return rows.map(({ name }) => name)
}

type Csv = ReturnType<typeof stringify>

async function write(ctx: Ctx, importId: string, columns: readonly string[], csv: Csv): Promise<void> {
  let after = 0
  for (;;) {
    const rows = await listRejects(ctx, { importId, after, limit: pageSize })
    for (const row of rows) {
      const cells = [...columns.map((name) => row.fields[name] ?? ''), row.what, row.nextStep]
      if (!csv.write(cells)) await drained(csv)
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize || csv.destroyed) break
    after = last.position
  }
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
