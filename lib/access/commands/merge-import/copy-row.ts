export type Cell = string | number | boolean | Date | null
export type Cells<C extends string> = Partial<Record<C, Cell>>

/** One line of PostgreSQL's text format for COPY; a cell that is absent is null. */
export function copyRow<C extends string>(columns: readonly C[], cells: Cells<C>): string {
  return `${columns.map((column) => cellText(cells[column] ?? null)).join('\t')}\n`
}

/** Backslash, tab, newline and carriage return are escaped; NUL cannot be stored. */
function cellText(value: Cell): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return value instanceof Date ? value.toISOString() : String(value)
  if (!/[\\\t\n\r\0]/.test(value)) return value
  return value
    .replaceAll('\0', '\uFFFD')
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
}
