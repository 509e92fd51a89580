import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { dayMs } from '#lib/platform/clock.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { formatDate } from '#lib/platform/format/time.ts'
import type { CampaignLine } from '#lib/reviews/model/campaign.ts'
import { campaignKindWords } from '#lib/reviews/model/campaign-words.ts'
import { CampaignMark } from './campaign-mark.tsx'
import { ShareDecided } from './share-decided.tsx'

/** Every campaign: what runs first, then drafts, then the past. */
export function CampaignTable({ rows, now }: { rows: readonly CampaignLine[]; now: Date }) {
  return (
    <DataTable
      caption="Campaigns, what runs first"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="No campaign yet">
          The draft of a quarter’s review appears by itself as soon as an import has told of access. It shows
          what it would ask of whom, and starts on its date.
        </EmptyState>
      }
      columns={[
        {
          id: 'title',
          header: 'Campaign',
          cell: (row) => (
            <>
              <TextLink quiet href={`/reviews/${row.id}`} prefetch={false} className="font-medium">
                {row.title}
              </TextLink>{' '}
              {row.kind === 'ad_hoc' && (
                <Badge tone="outline">{campaignKindWords.ad_hoc.toLowerCase()}</Badge>
              )}
              {row.status === 'draft' && (
                <span className="block text-xs text-ink-3">
                  starts by itself on {formatDate(new Date(row.startsAt))}
                </span>
              )}
            </>
          ),
        },
        {
          id: 'status',
          header: 'State',
          phone: 'below',
          cell: (row) => <CampaignMark status={row.status} isOverdue={row.isOverdue} />,
        },
        {
          id: 'decided',
          header: 'Decided',
          phone: 'hide',
          width: '10rem',
          cell: (row) =>
            row.status === 'draft' ? (
              <TextLink href={`/reviews/${row.id}`} prefetch={false}>
                Preview<span className="sr-only"> of {row.title}</span>
              </TextLink>
            ) : (
              <ShareDecided progress={row.progress} of={row.title} isOverdue={row.isOverdue} />
            ),
        },
        {
          id: 'signed',
          header: 'Signed',
          align: 'end',
          phone: 'below',
          cell: (row) =>
            row.status === 'draft'
              ? ''
              : `${formatCount(row.reviewersDone)} of ${formatCount(row.reviewers)} reviewers`,
        },
        {
          id: 'due',
          header: 'Due',
          align: 'end',
          phone: 'below',
          cell: (row) => <Due row={row} now={now} />,
        },
      ]}
    />
  )
}

function Due({ row, now }: { row: CampaignLine; now: Date }) {
  if (row.status === 'running') {
    return <Deadline due={new Date(row.dueAt)} now={now} nearMs={3 * dayMs} />
  }
  const at = row.closedAt ?? row.dueAt
  return <Time at={new Date(at)} now={now} />
}
