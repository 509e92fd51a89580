import { DataTable } from '#components/table/data-table.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { type EvidenceRow, evidenceKindWords } from '#lib/evidence/model.ts'
import { shortenDigest } from '#lib/platform/format/digest.ts'
import { Completeness, Freshness } from './freshness.tsx'

/** Evidence records, newest first. */
export function EvidenceTable({
  rows,
  now,
  isFiltered,
}: {
  rows: readonly EvidenceRow[]
  now: Date
  isFiltered: boolean
}) {
  return (
    <DataTable
      caption="Evidence records, newest first"
      rows={rows}
      rowKey={(row) => row.id}
      empty={isFiltered ? <NoMatch /> : <NoEvidence />}
      columns={[
        {
          id: 'subject',
          header: 'Record',
          cell: (row) => (
            <TextLink quiet href={`/evidence/${row.id}`} prefetch={false} className="font-medium">
              {evidenceKindWords[row.kind]} of {row.subject}
            </TextLink>
          ),
        },
        { id: 'source', header: 'Source', phone: 'below', cell: (row) => row.source },
        { id: 'clauses', header: 'Clauses', phone: 'hide', cell: (row) => row.clauses.join(', ') || '–' },
        {
          id: 'completeness',
          header: 'Completeness',
          phone: 'below',
          cell: (row) => <Completeness isComplete={row.isComplete} />,
        },
        {
          id: 'freshness',
          header: 'Freshness',
          phone: 'below',
          cell: (row) => <Freshness validUntil={row.validUntil} now={now} />,
        },
        {
          id: 'digest',
          header: 'SHA-256',
          phone: 'hide',
          cell: (row) => (
            <code title={row.sha256} className="font-mono text-xs text-ink-2">
              {shortenDigest(row.sha256)}
            </code>
          ),
        },
        {
          id: 'received',
          header: 'Received',
          align: 'end',
          phone: 'below',
          cell: (row) => <Time at={row.receivedAt} now={now} />,
        },
      ]}
    />
  )
}

function NoMatch() {
  return (
    <EmptyState
      title="No record matches these filters"
      actions={<LinkButton href="/evidence">Clear the filters</LinkButton>}
    >
      Choose another clause, kind or period.
    </EmptyState>
  )
}

function NoEvidence() {
  return (
    <EmptyState
      title="There is no evidence yet"
      actions={<LinkButton href="/policy">See what the policy asks for</LinkButton>}
    >
      Every report that is sent in becomes a record here, with its digest and its receipt.
    </EmptyState>
  )
}
