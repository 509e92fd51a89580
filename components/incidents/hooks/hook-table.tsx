import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Copyable } from '#components/ui/copyable.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Time } from '#components/ui/time.tsx'
import { type HookRow, hookKindWords } from '#lib/incidents/model/delivery.ts'
import { HookDeeds } from './hook-deeds.tsx'

/** Who may tell timelines what happens outside, and how each fares. */
export function HookTable({ rows, now }: { rows: readonly HookRow[]; now: Date }) {
  return (
    <DataTable
      caption="Hooks"
      columns={columns(now)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="Nobody outside tells anything yet">
          GitHub, PagerDuty and whatever signs its messages can write on timelines by itself.
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
        <span className="font-medium">{row.name}</span>{' '}
        <span className="text-ink-3">{hookKindWords[row.kind]}</span>
        {!row.isDisabled && (
          <span className="block text-xs">
            <Copyable value={row.address} label={`the address of ${row.name}`} whole />
          </span>
        )}
      </>
    ),
  },
  { id: 'state', header: 'State', phone: 'below', cell: (row) => <State row={row} /> },
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
    id: 'refusal',
    header: 'Last refused',
    phone: 'below',
    cell: (row) =>
      row.lastRefusal === null ? (
        <span className="text-ink-3">none</span>
      ) : (
        <span className="text-xs">{row.lastRefusal}</span>
      ),
  },
  {
    id: 'deeds',
    header: 'Action',
    align: 'end',
    cell: (row) => !row.isDisabled && <HookDeeds hookId={row.id} name={row.name} kind={row.kind} />,
  },
]

function State({ row }: { row: HookRow }) {
  if (row.isDisabled) return <Badge>switched off</Badge>
  if (row.lastDeliveryAt !== null) return <Badge tone="outline">in use</Badge>
  return row.lastRefusal === null ? <Badge>never heard from</Badge> : <Badge tone="risk">only refused</Badge>
}
