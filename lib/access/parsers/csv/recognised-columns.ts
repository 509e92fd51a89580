import type { MappingTarget } from '../../model/column-mapping.ts'
import { suggestMapping } from '../../rules/column-mapping.ts'
import { normaliseHeader } from '../../rules/column-values.ts'
import { readCsvHead } from './csv-head.ts'

/** Columns that a vendor's own export has and a table of one's own does not: their parsers know them better. */
const vendors = [
  'password last used',
  'password enabled',
  '2sv enrolled',
  '2sv enforced',
  'rolname',
  'rolcanlogin',
]

/** The fields whose columns a table names by their usual names; null when it is no table, or a vendor's. */
export function nameColumns(head: string, target: MappingTarget): ReadonlySet<string> | null {
  const table = readCsvHead(head)
  if (table === null) return null
  const names = table.headers.map(normaliseHeader)
  if (vendors.some((vendor) => names.includes(vendor))) return null
  return new Set(Object.keys(suggestMapping(table.headers, [], target).columns))
}
