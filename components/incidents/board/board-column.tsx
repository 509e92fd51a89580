import { useId } from 'react'
import type { BoardColumn as Column } from '#lib/incidents/model/board.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { BoardCard } from './board-card.tsx'

const nothing: Record<Column['key'], string> = {
  arriving: 'Nothing waits to be classified or called out.',
  responding: 'Nobody is working against an incident.',
  learning: 'No post-mortem is owed.',
  over: 'Nothing has been closed.',
}

/** One phase of the board, worst first. */
export function BoardColumn({ column, now, day }: { column: Column; now: Date; day: string | null }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2
        id={id}
        className="mb-2.5 flex items-baseline gap-2 border-b border-line pb-2 text-sm font-semibold"
      >
        {column.title}
        <span className="text-xs font-normal text-ink-3 tabular-nums">{formatCount(column.total)}</span>
      </h2>
      {column.lines.length === 0 ? (
        <p className="py-3 text-sm text-ink-3">{nothing[column.key]}</p>
      ) : (
        <ul className="grid gap-3">
          {column.lines.map((line) => (
            <li key={line.id}>
              <BoardCard line={line} now={now} day={day} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
