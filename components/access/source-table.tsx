import type { ReactNode } from 'react'
import { DataTable } from '#components/table/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { SourceRow, SourceState } from '#lib/access/model/source-row.ts'
import { sourceKindWords } from '#lib/access/model/words.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { SourceMark, sourceNextSteps } from './source-mark.tsx'

/** Every source with its state, and what it needs next. */
export function SourceTable({
  rows,
  now,
  action,
}: {
  rows: readonly { source: SourceRow; state: SourceState }[]
  now: Date
  action: ReactNode
}) {
  return (
    <DataTable
      caption="Sources, by name"
      rows={rows}
      rowKey={({ source }) => source.id}
      empty={
        <EmptyState title="No source is connected yet" actions={action}>
          Begin with a register of people, then one source for each system: a credential report, a member
          list, a CSV.
        </EmptyState>
      }
      columns={[
        {
          id: 'name',
          header: 'Source',
          cell: ({ source }) => (
            <>
              <TextLink quiet href={`/sources/${source.id}`} prefetch={false} className="font-medium">
                {source.name}
              </TextLink>
              <span className="block text-xs text-ink-3">{sourceKindWords[source.kind]}</span>
            </>
          ),
        },
        {
          id: 'system',
          header: 'System',
          phone: 'below',
          cell: ({ source }) =>
            source.systemId === null ? (
              <span className="text-ink-3">people</span>
            ) : (
              <TextLink quiet href={`/systems/${source.systemId}`} prefetch={false}>
                {source.systemName}
              </TextLink>
            ),
        },
        { id: 'state', header: 'State', cell: ({ state }) => <SourceMark state={state} /> },
        {
          id: 'feeds',
          header: 'Feeds',
          align: 'end',
          phone: 'hide',
          cell: ({ source }) => formatQuantity(source.feeds.length, 'feed'),
        },
        {
          id: 'complete',
          header: 'Last complete',
          align: 'end',
          phone: 'below',
          cell: ({ source }) => <Oldest source={source} now={now} />,
        },
        {
          id: 'next',
          header: 'Needs next',
          phone: 'hide',
          cell: ({ state }) => <span className="text-ink-2">{sourceNextSteps[state]}</span>,
        },
      ]}
    />
  )
}

/** A source is as fresh as the feed that waited longest. */
function Oldest({ source, now }: { source: SourceRow; now: Date }) {
  const times = source.feeds.map(({ lastCompleteAt }) => lastCompleteAt)
  if (times.length === 0 || times.includes(null)) return <span className="text-risk-ink">never</span>
  const oldest = times.reduce((a, b) => (a !== null && b !== null && b < a ? b : a))
  return oldest && <Time at={oldest} now={now} />
}
