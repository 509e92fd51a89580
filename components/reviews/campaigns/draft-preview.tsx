import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import type { CampaignPreview } from '#lib/reviews/model/campaign.ts'
import { reviewerReasonWords } from '#lib/reviews/model/campaign-words.ts'
import { SourceReceipts } from './source-receipts.tsx'

/** What a draft would ask of whom if it started now. */
export function DraftPreview({ preview, now }: { preview: CampaignPreview; now: Date }) {
  const { population, sinceLast } = preview
  return (
    <div className="grid gap-7">
      <StatRow>
        <Stat
          name="Items"
          value={formatCount(population.grants)}
          context={`${formatCount(population.privileged)} privileged`}
        />
        <Stat
          name="Accounts"
          value={formatCount(population.accounts)}
          context={`of ${formatQuantity(population.people, 'person', 'people')}`}
        />
        <Stat name="Systems" value={formatCount(population.systems)} />
        <Stat name="Reviewers" value={formatCount(preview.reviewers.length)} />
        <Stat
          name={sinceLast === null ? 'Since the last review' : `Since ${sinceLast.title}`}
          value={sinceLast === null ? '–' : `${formatCount(sinceLast.added)} new`}
          context={
            sinceLast === null
              ? 'there has been none'
              : `${formatCount(sinceLast.changed)} changed, ${formatCount(sinceLast.gone)} gone`
          }
        />
      </StatRow>
      <div className="grid gap-7 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Section
          title="Who would review"
          note="Their manager first, then the owner of the system, then the pillar lead."
        >
          <PreviewReviewers rows={preview.reviewers} />
        </Section>
        <div className="grid min-w-0 content-start gap-4">
          <Card title="What is known of each source">
            <SourceReceipts receipts={preview.completeness} now={now} />
          </Card>
          <Card title="Systems" note={formatQuantity(population.grants, 'item')}>
            <ul className="grid gap-1.5 text-sm">
              {preview.systems.map((system) => (
                <li key={system.id} className="flex justify-between gap-3">
                  <TextLink quiet href={`/systems/${system.id}`} prefetch={false}>
                    {system.name}
                  </TextLink>
                  <span className="text-ink-3 tabular-nums">{formatCount(system.grants)}</span>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </div>
  )
}

function PreviewReviewers({ rows }: { rows: CampaignPreview['reviewers'] }) {
  return (
    <DataTable
      caption="Reviewers, whoever has most first"
      rows={rows}
      rowKey={(row) => row.reviewerId}
      empty={
        <EmptyState title="There is nothing to review">
          No access is known in this scope. Import the grants of its systems first.
        </EmptyState>
      }
      columns={[
        {
          id: 'name',
          header: 'Reviewer',
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-1.5 font-medium">
              {row.name}
              {row.isNobody && <Badge tone="breach">the lead names somebody</Badge>}
              {!row.hasSignIn && !row.isNobody && <Badge tone="risk">no sign-in</Badge>}
            </span>
          ),
        },
        {
          id: 'why',
          header: 'Why they',
          phone: 'below',
          cell: (row) =>
            row.reasons
              .map(({ reason, items }) =>
                row.reasons.length === 1
                  ? reviewerReasonWords(reason)
                  : `${reviewerReasonWords(reason)} (${formatCount(items)})`,
              )
              .join(', '),
        },
        { id: 'items', header: 'Items', align: 'end', cell: (row) => formatCount(row.items) },
      ]}
    />
  )
}
