'use client'

import { clsx } from 'clsx'
import { type Column, nextSort, type SortState } from './column.ts'
import { ariaSort, SortMark } from './sort-mark.tsx'

/** The header of a virtual table: stays in view, sorts on press. */
export function VirtualHeader<Row>({
  columns,
  sort,
  onSort,
}: {
  columns: readonly Column<Row>[]
  sort: SortState | null
  onSort?: (sort: SortState) => void
}) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const key = column.sortKey
          const direction = key !== undefined && sort?.key === key ? sort.direction : null
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={ariaSort(direction)}
              style={column.width === undefined ? undefined : { width: column.width }}
              className={clsx(
                'sticky top-0 z-2 h-7.5 truncate border-b border-line bg-paper px-2.5 text-left text-[0.71875rem] font-medium text-ink-3',
                column.align === 'end' && 'text-right',
                column.phone !== undefined && column.phone !== 'show' && 'max-sm:hidden',
              )}
            >
              {key === undefined || onSort === undefined ? (
                column.header
              ) : (
                <button
                  type="button"
                  onClick={() => onSort(nextSort(sort, key))}
                  className={clsx(
                    'group inline-flex items-center gap-0.5 rounded-sm -outline-offset-2 hover:text-ink',
                    direction !== null && 'text-ink',
                    column.align === 'end' && 'flex-row-reverse',
                  )}
                >
                  {column.header}
                  <SortMark direction={direction} />
                </button>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
