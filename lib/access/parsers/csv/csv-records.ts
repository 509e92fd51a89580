import { type CsvError, parse } from 'csv-parse'
import { PlumblineError } from '#lib/platform/errors.ts'
import type { Delimiter } from '../../model/column-mapping.ts'
import { unescapeFormula } from '../../model/formula-escape.ts'

/** One record; `line` is the line it begins in, from 1. */
export type CsvRecord = { line: number; values: string[] }

/** How every CSV is read here, in its head and as a whole: tolerant of quotes inside a field and spaces around one. */
export const csvDialect = {
  bom: true,
  trim: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  // All three, or a file of mixed line ends would hide rows inside others.
  record_delimiter: ['\r\n', '\n', '\r'],
}

/**
 * The records of a streamed CSV, in batches, each cell without the apostrophe that `escapeFormula` and other programs put
 * before what a spreadsheet would run. A break (a quote that is never closed, an endless record) ends it with an
 * error after the records before it.
 * @param longestRecord in characters
 * @throws PlumblineError invalid_input or limit_exceeded
 */
export async function* readRecords(
  source: AsyncIterable<Uint8Array>,
  delimiter: Delimiter,
  longestRecord: number,
): AsyncGenerator<CsvRecord[], void> {
  let found: CsvRecord[] = []
  let broken: { error: CsvError | undefined; line: number } | null = null
  let lastLine = 0
  let extraLines = 0
  const parser = parse({
    ...csvDialect,
    delimiter,
    max_record_size: longestRecord,
    skip_records_with_error: true,
    on_record(values: string[], { lines }) {
      // The parser counts a line end of two characters inside quotes twice.
      const { ends, pairs } = lineEndsIn(values)
      extraLines += pairs
      found.push({ line: lines - extraLines - ends, values: values.map(unescapeFormula) })
      lastLine = lines - extraLines
      return null
    },
    on_skip(error) {
      broken ??= { error, line: lastLine + 1 }
      return undefined
    },
  })
  const failed = new Promise<never>((_, reject) => parser.once('error', reject))
  failed.catch(() => undefined)
  parser.resume()
  const step = async (write: (done: () => void) => void) => {
    await Promise.race([new Promise<void>((resolve) => write(resolve)), failed])
    const batch = found
    found = []
    return batch
  }
  for await (const chunk of source) {
    const batch = await step((done) => parser.write(chunk, () => done()))
    if (batch.length > 0) yield batch
    if (broken) break
  }
  if (!broken) {
    const batch = await step((done) => parser.end(done))
    if (batch.length > 0) yield batch
  }
  parser.destroy()
  if (broken) throw breakAt(broken, longestRecord)
}

function lineEndsIn(values: readonly string[]): { ends: number; pairs: number } {
  let ends = 0
  let pairs = 0
  for (const value of values) {
    for (const end of value.match(/\r\n|\n|\r/g) ?? []) {
      ends += 1
      if (end.length === 2) pairs += 1
    }
  }
  return { ends, pairs }
}

function breakAt(
  { error, line }: { error: CsvError | undefined; line: number },
  longestRecord: number,
): PlumblineError {
  if (error?.code === 'CSV_MAX_RECORD_SIZE') {
    return new PlumblineError(
      'limit_exceeded',
      `The row that begins in line ${line} is longer than ${longestRecord} characters.`,
      'Look for a quote in that row that is never closed, or shorten the row.',
    )
  }
  return new PlumblineError(
    'invalid_input',
    `The row that begins in line ${line} has a quote that is never closed, or the file is cut short there.`,
    'Close the quote, or export the file again, and send it once more.',
    { cause: error },
  )
}
