import { clsx } from 'clsx'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { type Column, nextSort, type SortState } from './column.ts'
import { ariaSort, SortMark } from './sort-mark.tsx'

const cellClass = 'h-9.5 border-b border-line-2 px-2.5 py-1.5 align-middle'

/**
 * A table rendered on the server: for lists that fit a page. Long ones use `VirtualTable`.
 *
 * @param caption says what the rows are; read aloud, and shown when `showCaption`
 * @param sortHref makes a header's address from the sort it leads to; without it headers are plain
 * @param empty what stands in place of the table when there are no rows: an `EmptyState`
 */
export function DataTable<Row>({
  caption,
  showCaption = false,
  columns,
  rows,
  rowKey,
  sort = null,
  sortHref,
  empty,
}: {
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort?: SortState | null
  sortHref?: (sort: SortState) => string
  empty?: ReactNode
}) {
  if (rows.length === 0 && empty !== undefined) return empty
  const below = columns.filter((column) => column.phone === 'below')
  return (
    <div className="relative min-w-0 overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <caption className={showCaption ? 'px-2.5 pb-2 text-left text-xs text-ink-3' : 'sr-only'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell
                key={column.id}
                column={column}
                sort={sort}
                {...(sortHref === undefined ? {} : { sortHref })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="hover:bg-hover">
              {columns.map((column, index) => (
                <td
                  key={column.id}
                  // The first column names its row, often by one long word; a phone has no room beside it.
                  className={clsx(cellClass, columnClass(column), index === 0 && 'max-sm:wrap-anywhere')}
                >
                  {column.cell(row)}
                  {index === 0 && below.length > 0 && (
                    <span className="mt-0.5 flex flex-wrap gap-x-2.5 text-xs text-ink-3 sm:hidden">
                      {below.map((extra) => (
                        <span key={extra.id}>{extra.cell(row)}</span>
                      ))}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function columnClass<Row>(column: Column<Row>): string {
  return clsx(
    column.align === 'end' && 'text-right whitespace-nowrap tabular-nums',
    column.phone !== undefined && column.phone !== 'show' && 'max-sm:hidden',
  )
}

function HeaderCell<Row>({
  column,
  sort,
  sortHref,
}: {
  column: Column<Row>
  sort: SortState | null
  sortHref?: (sort: SortState) => string
}) {
  const key = column.sortKey
  const direction = key !== undefined && sort?.key === key ? sort.direction : null
  return (
    <th
      scope="col"
      aria-sort={ariaSort(direction)}
      style={column.width === undefined ? undefined : { width: column.width }}
      className={clsx(
        'border-b border-line px-2.5 pb-2 text-left text-[0.71875rem] font-medium whitespace-nowrap text-ink-3',
        columnClass(column),
      )}
    >
      {key === undefined || sortHref === undefined ? (
        column.header
      ) : (
        <Link
          href={sortHref(nextSort(sort, key))}
          scroll={false}
          className={clsx(
            'group inline-flex items-center gap-0.5 rounded-sm hover:text-ink',
            direction !== null && 'text-ink',
            column.align === 'end' && 'flex-row-reverse',
          )}
        >
          {column.header}
          <SortMark direction={direction} />
        </Link>
      )}
    </th>
  )
}
