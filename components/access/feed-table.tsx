import { DataTable } from '#components/table/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { FeedRow } from '#lib/access/model/source-row.ts'
import { formatLabel } from '#lib/access/model/words.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { ImportMark } from './import-mark.tsx'

/** The feeds of sources, each with the receipt of what it last brought. */
export function FeedTable({
  feeds,
  now,
  withSource = false,
}: {
  feeds: readonly FeedRow[]
  now: Date
  withSource?: boolean
}) {
  return (
    <DataTable
      caption="Feeds, and what each last brought"
      rows={feeds}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="Nothing has come in yet">
          A feed begins with the first document that is sent. Only a complete one can show that something is
          gone.
        </EmptyState>
      }
      columns={[
        {
          id: 'feed',
          header: 'Feed',
          cell: (row) => (
            <>
              {withSource ? (
                <TextLink quiet href={`/sources/${row.sourceId}`} prefetch={false} className="font-medium">
                  {row.sourceName}
                </TextLink>
              ) : (
                <span className="font-medium">{formatLabel(row.format)}</span>
              )}
              {(withSource || row.part !== '') && (
                <span className="block text-xs break-all text-ink-3">
                  {[withSource ? formatLabel(row.format) : null, row.part].filter(Boolean).join(' · ')}
                </span>
              )}
            </>
          ),
        },
        {
          id: 'last',
          header: 'Latest',
          phone: 'below',
          cell: (row) =>
            row.last === null ? (
              <span className="text-ink-3">–</span>
            ) : (
              <TextLink quiet href={`/imports/${row.last.importId}`} prefetch={false}>
                <ImportMark status={row.last.status} />
              </TextLink>
            ),
        },
        {
          id: 'receipt',
          header: 'Receipt',
          align: 'end',
          phone: 'below',
          cell: (row) => <Receipt last={row.last} />,
        },
        {
          id: 'mfa',
          header: 'Second factors',
          phone: 'hide',
          cell: (row) => (row.last?.assertsMfa ? 'told' : <span className="text-ink-3">not told</span>),
        },
        {
          id: 'complete',
          header: 'Last complete',
          align: 'end',
          cell: (row) =>
            row.lastCompleteAt === null ? (
              <span className="text-risk-ink">never</span>
            ) : (
              <Time at={row.lastCompleteAt} now={now} />
            ),
        },
      ]}
    />
  )
}

/** `214 of 214`: what was received, of what the document or its sender said there is. */
function Receipt({ last }: { last: FeedRow['last'] }) {
  if (last === null || last.received === null) return <span className="text-ink-3">–</span>
  const { received, expected, rejected } = last
  return (
    <span className={rejected > 0 ? 'text-risk-ink' : undefined}>
      {formatCount(received)}
      {expected !== null && ` of ${formatCount(expected)}`}
      {rejected > 0 && `, ${formatCount(rejected)} rejected`}
    </span>
  )
}
