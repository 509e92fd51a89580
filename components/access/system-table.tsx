import type { ReactNode } from 'react'
import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { SystemRow } from '#lib/access/model/system-row.ts'
import { criticalityWords, environmentWords } from '#lib/access/model/words.ts'
import { formatCount, formatPercent } from '#lib/platform/format/count.ts'

const figure = (value: number) => (value === 0 ? <span className="text-ink-3">–</span> : formatCount(value))
const missing = (what: string) => <span className="text-risk-ink">{what}</span>

/** Every system with its figures; what is missing stands out. */
export function SystemTable({
  rows,
  now,
  action,
}: {
  rows: readonly SystemRow[]
  now: Date
  action: ReactNode
}) {
  return (
    <DataTable
      caption="Systems, by name"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="No system is known yet" actions={action}>
          Add what people and programs can enter: a cloud account, a code host, a cluster, a database. Then
          connect a source that lists its accounts.
        </EmptyState>
      }
      columns={[
        {
          id: 'name',
          header: 'System',
          cell: (row) => (
            <>
              <TextLink quiet href={`/systems/${row.id}`} prefetch={false} className="font-medium">
                {row.name}
              </TextLink>
              {row.purpose !== null && (
                <span className="line-clamp-1 text-xs text-ink-3 max-sm:hidden">{row.purpose}</span>
              )}
            </>
          ),
        },
        {
          id: 'environment',
          header: 'Environment',
          phone: 'below',
          cell: (row) => (row.environment === null ? missing('not said') : environmentWords[row.environment]),
        },
        {
          id: 'criticality',
          header: 'Criticality',
          phone: 'hide',
          cell: (row) =>
            row.criticality === null ? (
              <span className="text-ink-3">–</span>
            ) : row.criticality === 'critical' ? (
              <Badge tone="breach">critical</Badge>
            ) : (
              criticalityWords[row.criticality]
            ),
        },
        { id: 'owner', header: 'Owner', phone: 'below', cell: (row) => row.ownerName ?? missing('no owner') },
        { id: 'accounts', header: 'Accounts', align: 'end', cell: (row) => figure(row.accounts) },
        { id: 'grants', header: 'Grants', align: 'end', phone: 'hide', cell: (row) => figure(row.grants) },
        {
          id: 'privileged',
          header: 'Privileged',
          align: 'end',
          phone: 'hide',
          cell: (row) => figure(row.privileged),
        },
        {
          id: 'mfa',
          header: 'MFA',
          align: 'end',
          phone: 'below',
          cell: (row) =>
            row.people === 0 ? (
              <span className="text-ink-3">–</span>
            ) : (
              <span className={row.covered === row.people ? 'text-met' : 'text-breach'}>
                {formatPercent(row.covered / row.people)}
              </span>
            ),
        },
        {
          id: 'fresh',
          header: 'Complete',
          align: 'end',
          phone: 'below',
          cell: (row) =>
            row.completeAt === null ? (
              missing(row.sources === 0 ? 'no source' : 'never')
            ) : (
              <Time at={row.completeAt} now={now} />
            ),
        },
      ]}
    />
  )
}
