import { parse } from 'csv-parse/browser/esm/sync'
import { type Delimiter, delimiters } from '#lib/access/model/column-mapping.ts'
import type { TableHead } from '#lib/access/model/column-preview.ts'
import { unescapeFormula } from '#lib/access/model/formula-escape.ts'

/** As much of a file as a preview needs. */
const headBytes = 256 * 1024
const mostRows = 50
const separatorLine = /^sep=(.)\r?\n/i

/**
 * The first rows of a CSV, read in the browser from its first 256 KiB; null when it is no table of at least two
 * columns. The separator is the one that gives the most columns.
 */
export async function readTableHead(file: Blob): Promise<TableHead | null> {
  const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  const isCut = file.size > headBytes
  const text = decode(bytes)
  const named = separatorLine.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const separator = delimiters.find((one) => one === named?.[1])
  const found = (separator === undefined ? delimiters : [separator])
    .flatMap((delimiter) => readRows(body, delimiter, isCut))
    .sort((a, b) => b.headers.length - a.headers.length)[0]
  return found !== undefined && found.headers.length >= 2 ? found : null
}

/** UTF-16 says so in its first two bytes; everything else is read as UTF-8. */
function decode(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}

function readRows(text: string, delimiter: Delimiter, isCut: boolean): TableHead[] {
  // The last line of a cut file is no whole one.
  const whole = isCut ? text.slice(0, text.lastIndexOf('\n') + 1) : text
  try {
    const records = parse(whole, {
      delimiter,
      to: mostRows + 1,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }) as string[][]
    const [headers, ...rows] = records.map((record) => record.map(unescapeFormula))
    return headers === undefined ? [] : [{ headers, rows, delimiter }]
  } catch {
    // A quote left open: with this separator it is no table.
    return []
  }
}
