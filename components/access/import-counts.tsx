import { DataTable } from '#components/table/data-table.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import type { ImportReceipt } from '#lib/access/model/import-receipt.ts'
import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'

/** What an import read, and what it did to the facts of its feed. */
export function ImportCounts({ receipt }: { receipt: ImportReceipt }) {
  const { counts, expectedCount } = receipt
  if (counts === null) return null
  const kinds = [
    { name: 'People', change: counts.people },
    { name: 'Accounts', change: counts.accounts },
    { name: 'Grants', change: counts.grants },
  ].filter(({ change }) => change.seen + change.closed > 0)
  const cell = (value: number) => (value === 0 ? <span className="text-ink-3">–</span> : formatCount(value))
  return (
    <div className="grid gap-4">
      <StatRow>
        <Stat
          name="Read"
          value={
            expectedCount === null
              ? formatCount(counts.received)
              : `${formatCount(counts.received)} of ${formatCount(expectedCount)}`
          }
          context={expectedCount === null ? 'the document states no count' : 'as the document states'}
        />
        <Stat
          name="Rejected"
          value={formatCount(counts.rejected)}
          tone={counts.rejected > 0 ? 'risk' : 'plain'}
          context={
            counts.rejected === 0
              ? 'every row could be read'
              : `${formatQuantity(counts.rejected, 'row')} to mend`
          }
        />
        <Stat
          name="Opened"
          value={formatCount(kinds.reduce((sum, { change }) => sum + change.opened, 0))}
          context="new facts"
        />
        <Stat
          name="Closed"
          value={formatCount(kinds.reduce((sum, { change }) => sum + change.closed, 0))}
          context="shown to be gone"
        />
      </StatRow>
      <DataTable
        caption="What it did, by kind of fact"
        rows={kinds}
        rowKey={({ name }) => name}
        columns={[
          { id: 'kind', header: 'Fact', cell: ({ name }) => <span className="font-medium">{name}</span> },
          { id: 'seen', header: 'Seen', align: 'end', cell: ({ change }) => cell(change.seen) },
          { id: 'opened', header: 'Opened', align: 'end', cell: ({ change }) => cell(change.opened) },
          { id: 'changed', header: 'Changed', align: 'end', cell: ({ change }) => cell(change.changed) },
          { id: 'closed', header: 'Closed', align: 'end', cell: ({ change }) => cell(change.closed) },
        ]}
      />
    </div>
  )
}
