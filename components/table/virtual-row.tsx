'use client'

import { clsx } from 'clsx'
import Link from 'next/link'
import type { Column } from './column.ts'
import { SpacerRow } from './spacer-row.tsx'

/**
 * One row of a virtual table; the link of its first cell is stretched over it.
 * `gapBefore` is the height of the rows above it that are not drawn.
 */
export function VirtualRow<Row>({
  row,
  columns,
  index,
  gapBefore,
  isActive,
  isTabStop,
  href,
  onFocus,
  measure,
}: {
  row: Row
  columns: readonly Column<Row>[]
  index: number
  gapBefore: number
  isActive: boolean
  isTabStop: boolean
  href: string
  onFocus: () => void
  measure: (element: Element | null) => void
}) {
  const below = columns.filter((column) => column.phone === 'below')
  return (
    <>
      <SpacerRow height={gapBefore} />
      <tr
        ref={measure}
        data-index={index}
        aria-rowindex={index + 2}
        className={clsx('relative h-9.5 max-sm:h-12', isActive ? 'bg-accent-soft' : 'hover:bg-hover')}
      >
        {columns.map((column, place) => (
          <td
            key={column.id}
            className={clsx(
              'border-b border-line-2 px-2.5 py-1.5 align-middle',
              place === 0 && isActive && 'shadow-[inset_2px_0_0_var(--accent)]',
              column.align === 'end' ? 'text-right whitespace-nowrap tabular-nums' : 'overflow-hidden',
              column.phone !== undefined && column.phone !== 'show' && 'max-sm:hidden',
            )}
          >
            {place === 0 ? (
              <Link
                href={href}
                prefetch={false}
                data-row-link
                tabIndex={isTabStop ? 0 : -1}
                onFocus={onFocus}
                className="block outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
              >
                {column.cell(row)}
              </Link>
            ) : (
              column.cell(row)
            )}
            {place === 0 && below.length > 0 && (
              <span className="mt-0.5 flex flex-wrap gap-x-2.5 text-xs text-ink-3 sm:hidden">
                {below.map((extra) => (
                  <span key={extra.id}>{extra.cell(row)}</span>
                ))}
              </span>
            )}
          </td>
        ))}
      </tr>
    </>
  )
}
