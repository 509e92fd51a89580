import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Status } from '#components/ui/status.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { formatDuration } from '#lib/platform/format/duration.ts'
import type { ReviewerLine } from '#lib/reviews/model/campaign.ts'
import { ReviewQualityNote } from './review-quality.tsx'
import { ShareDecided } from './share-decided.tsx'

/** Who reviews, how far they are, and how carefully they decide. `chosen` is marked: whom a link was about. */
export function ReviewerTable({
  campaignId,
  rows,
  chosen,
  mayOpenQueues,
  now,
}: {
  campaignId: string
  rows: readonly ReviewerLine[]
  chosen: string | null
  mayOpenQueues: boolean
  now: Date
}) {
  return (
    <DataTable
      caption="Reviewers, whoever has most left first"
      rows={rows}
      rowKey={(row) => row.reviewerId}
      empty={
        <EmptyState title="Nobody reviews anything here">
          Reviewers are chosen when the campaign starts.
        </EmptyState>
      }
      columns={[
        {
          id: 'name',
          header: 'Reviewer',
          cell: (row) => (
            <Reviewer
              row={row}
              isChosen={row.reviewerId === chosen}
              {...(mayOpenQueues &&
                !row.isNobody && { href: `/reviews/${campaignId}/queue?reviewer=${row.reviewerId}` })}
            />
          ),
        },
        {
          id: 'decided',
          header: 'Decided',
          width: '10rem',
          cell: (row) => <ShareDecided progress={row.progress} of={row.name} isOverdue={row.isOverdue} />,
        },
        {
          id: 'signed',
          header: 'Signed',
          phone: 'below',
          cell: (row) => <Signed row={row} now={now} />,
        },
        {
          id: 'quality',
          header: 'How they decided',
          phone: 'below',
          cell: (row) => <ReviewQualityNote quality={row.quality} />,
        },
      ]}
    />
  )
}

function Reviewer({ row, isChosen, href }: { row: ReviewerLine; isChosen: boolean; href?: string }) {
  return (
    <>
      <span className="inline-flex flex-wrap items-center gap-1.5 font-medium">
        {href === undefined ? (
          row.name
        ) : (
          <TextLink quiet href={href} prefetch={false} {...(isChosen && { 'aria-current': 'true' as const })}>
            {row.name}
          </TextLink>
        )}
        {isChosen && <Badge tone="accent">asked for</Badge>}
        {row.isNobody && <Badge tone="breach">the lead names somebody</Badge>}
        {!row.hasSignIn && !row.isNobody && <Badge tone="risk">no sign-in</Badge>}
      </span>
      <span className="block text-xs text-ink-3">
        {[row.department, row.delegatedTo === null ? null : `${row.delegatedTo} stands in`]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </>
  )
}

function Signed({ row, now }: { row: ReviewerLine; now: Date }) {
  if (row.signedAt !== null) {
    return (
      <span className="inline-flex flex-wrap items-baseline gap-x-2">
        <Status status="met" label="Signed" />
        <span className="text-xs text-ink-3">
          <Time at={new Date(row.signedAt)} now={now} />
          {row.signedByName !== null && row.signedByName !== row.name && ` by ${row.signedByName}`}
        </span>
        {row.evidenceId !== null && (
          <TextLink href={`/evidence/${row.evidenceId}`} prefetch={false} className="text-xs">
            Evidence<span className="sr-only"> of {row.name}</span>
          </TextLink>
        )}
      </span>
    )
  }
  const span = formatDuration(row.timeLeftMs, 1)
  return row.isOverdue ? (
    <Status status="breached" label={`${span} over`} />
  ) : row.timeLeftMs > 0 ? (
    <Status status="at_risk" label={`${span} left`} />
  ) : (
    <Status status="unproven" label="Not signed" />
  )
}
