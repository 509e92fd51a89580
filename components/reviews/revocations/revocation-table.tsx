import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { RevocationLine } from '#lib/reviews/model/revocation.ts'
import { NoRevocations } from './no-revocations.tsx'
import { RevocationClock } from './revocation-clock.tsx'
import { RevocationMark } from './revocation-mark.tsx'

/** The rows of the board: what is to go, who owes it, how long is left, what somebody says of it. */
export function RevocationTable({
  rows,
  now,
  isNarrowed,
}: {
  rows: readonly RevocationLine[]
  now: Date
  isNarrowed: boolean
}) {
  return (
    <DataTable
      caption="Revocations"
      rows={rows}
      rowKey={(row) => row.id}
      empty={<NoRevocations isNarrowed={isNarrowed} />}
      columns={[
        { id: 'what', header: 'What goes', cell: (row) => <Target row={row} /> },
        {
          id: 'status',
          header: 'State',
          phone: 'below',
          cell: (row) => <RevocationMark status={row.status} isOverdue={row.isOverdue} />,
        },
        {
          id: 'clock',
          header: 'Clock',
          phone: 'below',
          cell: (row) => <RevocationClock row={row} now={now} />,
        },
        { id: 'owner', header: 'Owed by', phone: 'below', cell: (row) => row.ownerName ?? 'the pillar lead' },
        { id: 'claim', header: 'Claim', phone: 'hide', cell: (row) => <Claim row={row} now={now} /> },
        {
          id: 'asked',
          header: 'Asked for',
          align: 'end',
          phone: 'hide',
          cell: (row) => <Time at={new Date(row.requestedAt)} now={now} />,
        },
      ]}
    />
  )
}

function Target({ row }: { row: RevocationLine }) {
  return (
    <>
      <TextLink quiet href={`/revocations/${row.id}`} prefetch={false} className="font-medium">
        {row.role} on {row.resource}
      </TextLink>{' '}
      {row.isPrivileged && <Badge tone="breach">privileged</Badge>}{' '}
      {row.reduceToRole !== null && <Badge tone="outline">leaves {row.reduceToRole}</Badge>}
      <span className="block text-xs text-ink-3">
        {row.personName ?? row.username} · {row.systemName}
      </span>
    </>
  )
}

function Claim({ row, now }: { row: RevocationLine; now: Date }) {
  if (row.claimedAt === null) return <span className="text-ink-3">none</span>
  return (
    <span className="text-xs">
      {row.isFalseClaim && <span className="text-breach">not so, said </span>}
      {row.claimedByName} <Time at={new Date(row.claimedAt)} now={now} />
    </span>
  )
}
