import { stringify } from 'csv-stringify'
import { eq, sql } from 'drizzle-orm'
import { accessImports } from '#db/schema/index.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { Delimiter } from '../model/column-mapping.ts'
import { escapeFormula } from '../model/formula-escape.ts'
import { listRejects } from './imports.ts'

const pageSize = 1_000
/** What is added behind the columns that the rows came with. */
const added = ['what was wrong', 'what to do']

/**
 * The rejected rows of an import as CSV (RFC 4180), with the columns they came with, in their order and by their
 * separator, so that they can be mended and sent again; two more say what was wrong. Cells that a spreadsheet would
 * take for a formula are escaped (`escapeFormula`), which the importer takes back.
 */
export async function rejectsCsv(ctx: Ctx, importId: string): Promise<AsyncIterable<Buffer>> {
  const { columns, delimiter } = await tableOf(ctx, importId)
  // All of it in quotes: else spaces around a value would be lost on the way back.
  const csv = stringify({ delimiter, quoted: true, record_delimiter: '\r\n' })
  csv.write([...columns, ...added].map(escapeFormula))
  write(ctx, importId, columns, csv).catch((error: unknown) =>
    csv.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return csv
}

/** The columns of the table, and those of its rows that it does not name; not what an earlier download added. */
async function tableOf(ctx: Ctx, importId: string): Promise<{ columns: string[]; delimiter: Delimiter }> {
  const [one] = await ctx.db
    .select({ columns: accessImports.rejectColumns, mapping: accessImports.mapping })
    .from(accessImports)
    .where(eq(accessImports.id, importId))
  const { rows } = await ctx.db.execute<{ name: string }>(sql`
    select distinct f.name from import_rejects r, jsonb_object_keys(r.fields) as f(name)
    where r.import_id = ${importId}::uuid order by f.name`)
  const columns = new Set([...(one?.columns ?? []), ...rows.map(({ name }) => name)])
  for (const name of added) columns.delete(name)
  return { columns: [...columns], delimiter: one?.mapping?.delimiter ?? ',' }
}

type Csv = ReturnType<typeof stringify>

async function write(ctx: Ctx, importId: string, columns: readonly string[], csv: Csv): Promise<void> {
  let after = 0
  for (;;) {
    const rows = await listRejects(ctx, { importId, after, limit: pageSize })
    for (const row of rows) {
      const cells = [...columns.map((name) => row.fields[name] ?? ''), row.what, row.nextStep]
      if (!csv.write(cells.map(escapeFormula))) await drained(csv)
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
