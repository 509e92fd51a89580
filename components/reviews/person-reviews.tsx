import { DataTable } from '#components/table/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { PersonReview } from '#lib/reviews/model/person-review.ts'
import { decisionText } from './queue/decision-words.ts'

/** What reviewers decided about one person's access, the latest first. */
export function PersonReviews({ decisions, now }: { decisions: readonly PersonReview[]; now: Date }) {
  return (
    <DataTable
      caption="Decisions about this person’s access, the latest first"
      rows={decisions}
      rowKey={(row) => row.itemId}
      empty={
        <EmptyState title="Nobody has decided about their access yet">
          The next review asks their manager about each of their grants.
        </EmptyState>
      }
      columns={[
        {
          id: 'access',
          header: 'Access',
          cell: (row) => (
            <>
              <span className="font-medium">{row.role}</span> on{' '}
              <TextLink quiet href={`/systems/${row.systemId}`} prefetch={false}>
                {row.systemName}
              </TextLink>
              <span className="block text-xs text-ink-3">{row.resource}</span>
            </>
          ),
        },
        {
          id: 'decision',
          header: 'Decision',
          phone: 'below',
          cell: (row) => (
            <>
              {decisionText(row)}
              {row.justification !== null && (
                <span className="block text-xs text-ink-3">{row.justification}</span>
              )}
            </>
          ),
        },
        { id: 'by', header: 'By', phone: 'below', cell: (row) => row.decidedBy },
        {
          id: 'review',
          header: 'Review',
          phone: 'hide',
          cell: (row) => (
            <>
              {row.campaign}
              {!row.isSigned && <span className="block text-xs text-ink-3">not signed yet</span>}
            </>
          ),
        },
        {
          id: 'at',
          header: 'When',
          align: 'end',
          cell: (row) => <Time at={new Date(row.decidedAt)} now={now} />,
        },
      ]}
    />
  )
}
