import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { formatDate } from '#lib/platform/format/time.ts'
import type { DelegationLine } from '#lib/reviews/model/campaign.ts'
import { EndDelegation } from './end-delegation.tsx'

/** Who stands in for whom, and until when. `mayEnd` says of a line whether its reader may end it. */
export function DelegationTable({
  rows,
  mayEnd,
}: {
  rows: readonly DelegationLine[]
  mayEnd: (row: DelegationLine) => boolean
}) {
  return (
    <DataTable
      caption="Stand-ins, now and to come"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="Nobody stands in for anybody">
          Before you are away, name who decides for you. What you have decided stays yours.
        </EmptyState>
      }
      columns={[
        {
          id: 'who',
          header: 'Who decides',
          cell: (row) => (
            <>
              <span className="font-medium">{row.toName}</span> for {row.fromName}
              <span className="block text-xs break-words text-ink-3">{row.reason}</span>
            </>
          ),
        },
        {
          id: 'when',
          header: 'When',
          phone: 'below',
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-1.5">
              {formatDate(new Date(row.validFrom))} to {formatDate(new Date(row.validTo))}
              {!row.isActive && <Badge tone="outline">to come</Badge>}
            </span>
          ),
        },
        {
          id: 'end',
          header: 'Deed',
          align: 'end',
          cell: (row) => (mayEnd(row) ? <EndDelegation delegation={row} /> : null),
        },
      ]}
    />
  )
}
