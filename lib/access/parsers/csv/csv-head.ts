import { parse } from 'csv-parse/sync'
import { type Delimiter, delimiters } from '../../model/column-mapping.ts'
import { unescapeFormula } from '../../model/formula-escape.ts'
import { csvDialect } from './csv-records.ts'

/** How a CSV begins. */
export type CsvHead = {
  delimiter: Delimiter
  headers: string[]
  /** The first line is Excel's `sep=;`, which names the separator, and the headers stand in the second. */
  namesSeparator: boolean
}

const separatorLine = /^\uFEFF?sep=(.)\s*(?:\r\n|\n|\r)/i

/**
 * Reads the headers of a CSV. The separator is the one that gives the most columns.
 * @param head the beginning of the document: 64 KiB, or all of it
 * @param chosen the separator, where somebody said which
 * @returns null when it is no table of at least two columns
 */
export function readCsvHead(head: string, chosen: Delimiter | null = null): CsvHead | null {
  const text = head.replace(/^\uFEFF/, '')
  if (chosen === null && /^\s*[{[<]/.test(text)) return null
  const named = separatorLine.exec(head)
  const separator = delimiters.find((one) => one === named?.[1])
  const rest = named ? text.slice(named[0].replace(/^\uFEFF/, '').length) : text
  const candidates = chosen ? [chosen] : separator ? [separator] : delimiters
  const heads = candidates.flatMap((delimiter): CsvHead[] => {
    const headers = firstRecord(rest, delimiter)
    return headers === null ? [] : [{ delimiter, headers, namesSeparator: named !== null }]
  })
  const [best] = heads.sort((a, b) => b.headers.length - a.headers.length)
  return best && (chosen !== null || best.headers.length >= 2) ? best : null
}

function firstRecord(text: string, delimiter: Delimiter): string[] | null {
  try {
    const [first] = parse(text, { ...csvDialect, delimiter, to: 1, max_record_size: text.length + 1 })
    return first?.map(unescapeFormula) ?? null
  } catch {
    // A quote that is open at the end of the head: with this separator it is no table.
    return null
  }
}
