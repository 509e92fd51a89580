import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Time } from '#components/ui/time.tsx'
import { type HookRow, hookKindWords } from '#lib/incidents/model/delivery.ts'
import { HookDeeds } from './hook-deeds.tsx'

/** Who outside may write on timelines, and how each fares. */
export function HookTable({ rows, now }: { rows: readonly HookRow[]; now: Date }) {
  return (
    <DataTable
      caption="Hooks"
      columns={columns(now)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="No machine outside tells timelines anything yet">
          PagerDuty, GitHub and whatever signs as Standard Webhooks can.
        </EmptyState>
      }
    />
  )
}

const columns = (now: Date): Column<HookRow>[] => [
  {
    id: 'name',
    header: 'Hook',
    cell: (row) => (
      <>
        <span className="font-medium">{row.name}</span>
        <code className="block font-mono text-xs wrap-anywhere text-ink-3">{row.address}</code>
      </>
    ),
  },
  { id: 'kind', header: 'Sender', phone: 'below', cell: (row) => hookKindWords[row.kind] },
  {
    id: 'last',
    header: 'Last taken',
    align: 'end',
    phone: 'hide',
    cell: (row) =>
      row.lastDeliveryAt === null ? (
        <span className="text-ink-3">never</span>
      ) : (
        <Time at={new Date(row.lastDeliveryAt)} now={now} />
      ),
  },
  {
    id: 'state',
    header: 'State',
    phone: 'below',
    cell: (row) => (
      <span className="flex flex-wrap items-baseline gap-1.5">
        <Badge tone={row.isDisabled ? 'neutral' : 'outline'}>
          {row.isDisabled ? 'switched off' : 'in use'}
        </Badge>
        {row.lastRefusal !== null && (
          <span className="text-xs text-breach">Refused last: {row.lastRefusal}</span>
        )}
      </span>
    ),
  },
  {
    id: 'deeds',
    header: 'Action',
    align: 'end',
    cell: (row) => !row.isDisabled && <HookDeeds hook={row} />,
  },
]
