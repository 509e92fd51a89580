import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import type { SortDirection } from './column.ts'

/** The arrow of a sorted header; an unsorted one shows its arrow on hover only. */
export function SortMark({ direction }: { direction: SortDirection | null }) {
  if (direction === 'asc') return <ArrowUp className="size-3" aria-hidden="true" />
  return (
    <ArrowDown
      className={
        direction === null
          ? 'size-3 opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60'
          : 'size-3'
      }
      aria-hidden="true"
    />
  )
}

export const ariaSort = (direction: SortDirection | null) =>
  direction === null ? undefined : direction === 'asc' ? 'ascending' : 'descending'
