import { DataTable } from '#components/table/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ImportRow } from '#lib/access/model/import-row.ts'
import { formatLabel } from '#lib/access/model/words.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { ImportMark } from './import-mark.tsx'

const dash = <span className="text-ink-3">–</span>

/** The documents of a source with what each did to the facts. */
export function ImportTable({ rows, now }: { rows: readonly ImportRow[]; now: Date }) {
  const changes = (row: ImportRow, kind: 'opened' | 'closed') =>
    row.counts === null
      ? dash
      : formatCount(row.counts.people[kind] + row.counts.accounts[kind] + row.counts.grants[kind])
  return (
    <DataTable
      caption="Imports of this source, newest first"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="Nothing has come in yet">
          Drop a document above, or have a collector send it with{' '}
          <code className="font-mono">plumbline push</code>.
        </EmptyState>
      }
      columns={[
        {
          id: 'file',
          header: 'Document',
          cell: (row) => (
            <>
              <TextLink quiet href={`/imports/${row.id}`} prefetch={false} className="font-medium">
                {row.fileName}
              </TextLink>
              <span className="block text-xs text-ink-3">
                {[row.format === null ? null : formatLabel(row.format), row.part].filter(Boolean).join(' · ')}
              </span>
            </>
          ),
        },
        { id: 'status', header: 'Status', phone: 'below', cell: (row) => <ImportMark status={row.status} /> },
        {
          id: 'received',
          header: 'Read',
          align: 'end',
          phone: 'hide',
          cell: (row) => (row.counts === null ? dash : formatCount(row.counts.received)),
        },
        {
          id: 'rejected',
          header: 'Rejected',
          align: 'end',
          phone: 'hide',
          cell: (row) =>
            row.counts === null || row.counts.rejected === 0 ? (
              dash
            ) : (
              <span className="text-risk-ink">{formatCount(row.counts.rejected)}</span>
            ),
        },
        {
          id: 'opened',
          header: 'Opened',
          align: 'end',
          phone: 'hide',
          cell: (row) => changes(row, 'opened'),
        },
        {
          id: 'closed',
          header: 'Closed',
          align: 'end',
          phone: 'hide',
          cell: (row) => changes(row, 'closed'),
        },
        { id: 'by', header: 'Brought by', phone: 'hide', cell: (row) => row.submittedBy },
        {
          id: 'at',
          header: 'Received',
          align: 'end',
          phone: 'below',
          cell: (row) => <Time at={row.receivedAt} now={now} />,
        },
      ]}
    />
  )
}
