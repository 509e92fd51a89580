import type { ColumnMapping, RowProblem } from '../model/column-mapping.ts'
import type { AccessFact } from '../model/fact.ts'
import { accessRows } from './access-rows.ts'
import { personRows } from './person-rows.ts'
import { rowCellsBy, UnreadableRow } from './row-cells.ts'

export type RowReading = { facts: AccessFact[] } | { problem: RowProblem }

export type RowReader = {
  /** @param position of the row among those after the header, from 1 */
  read(values: readonly string[], position: number): RowReading
  /** What is known only after the last row: the accounts, each once. */
  end(): Iterable<AccessFact>
}

/**
 * Reads the rows of a table one after another, for the mapper's preview and for imports alike.
 * @param asOf decides what first and last days mean
 */
export function rowReader(mapping: ColumnMapping, headers: readonly string[], asOf: Date): RowReader {
  const cellsOf = rowCellsBy(mapping, headers)
  if (mapping.target === 'people') {
    const readPerson = personRows(asOf)
    return {
      read: (values, position) => attempt(() => [readPerson(cellsOf(values), position)]),
      end: () => [],
    }
  }
  const rows = accessRows()
  return {
    read: (values, position) => attempt(() => rows.read(cellsOf(values), position)),
    end: () => rows.accounts(),
  }
}

function attempt(read: () => AccessFact[]): RowReading {
  try {
    return { facts: read() }
  } catch (error) {
    if (error instanceof UnreadableRow) return { problem: error.problem }
    throw error
  }
}
