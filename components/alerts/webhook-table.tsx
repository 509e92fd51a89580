import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Time } from '#components/ui/time.tsx'
import type { WebhookRow } from '#lib/alerts/model/webhook.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { WebhookDeeds } from './webhook-deeds.tsx'

/** Webhooks and how each fares. */
export function WebhookTable({ rows, now }: { rows: readonly WebhookRow[]; now: Date }) {
  return (
    <DataTable
      caption="Webhooks"
      columns={columns(now)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="Nobody outside is told yet">
          A ticket system can be handed every revocation, and a chat every alert, in signed messages.
        </EmptyState>
      }
    />
  )
}

const columns = (now: Date): Column<WebhookRow>[] => [
  {
    id: 'name',
    header: 'Webhook',
    cell: (row) => (
      <>
        <span className="font-medium">{row.name}</span>
        <code className="block font-mono text-xs wrap-anywhere text-ink-3">{row.address}</code>
      </>
    ),
  },
  { id: 'topics', header: 'Told of', phone: 'below', cell: (row) => row.topics.join(', ') },
  { id: 'state', header: 'State', phone: 'below', cell: (row) => <State row={row} /> },
  {
    id: 'success',
    header: 'Last taken',
    align: 'end',
    phone: 'hide',
    cell: (row) =>
      row.lastSuccessAt === null ? (
        <span className="text-ink-3">never</span>
      ) : (
        <Time at={row.lastSuccessAt} now={now} />
      ),
  },
  {
    id: 'failure',
    header: 'Last failure',
    phone: 'hide',
    cell: (row) =>
      row.lastFailureAt === null ? (
        <span className="text-ink-3">none</span>
      ) : (
        <span className="text-xs">
          <Time at={row.lastFailureAt} now={now} />: {row.lastFailure}
        </span>
      ),
  },
  {
    id: 'deeds',
    header: 'Action',
    align: 'end',
    cell: (row) => !row.isDisabled && <WebhookDeeds webhookId={row.id} name={row.name} />,
  },
]

function State({ row }: { row: WebhookRow }) {
  if (row.isDisabled) return <Badge>switched off</Badge>
  const isFailing =
    row.lastFailureAt !== null && (row.lastSuccessAt === null || row.lastFailureAt > row.lastSuccessAt)
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={isFailing ? 'risk' : 'outline'}>{isFailing ? 'failing' : 'in use'}</Badge>
      {row.waiting > 0 && <Badge>{formatQuantity(row.waiting, 'message waits', 'messages wait')}</Badge>}
      {row.givenUp > 0 && <Badge tone="breach">{row.givenUp} given up</Badge>}
    </span>
  )
}
