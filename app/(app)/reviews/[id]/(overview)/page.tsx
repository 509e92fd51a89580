import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CampaignActions } from '#components/reviews/campaigns/campaign-actions.tsx'
import { CampaignFigures, waitingWords } from '#components/reviews/campaigns/campaign-figures.tsx'
import { CampaignLede } from '#components/reviews/campaigns/campaign-lede.tsx'
import { DraftPreview } from '#components/reviews/campaigns/draft-preview.tsx'
import { ReviewerTable } from '#components/reviews/campaigns/reviewer-table.tsx'
import { SourceReceipts } from '#components/reviews/campaigns/source-receipts.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { isId } from '#lib/platform/ids.ts'
import type { CampaignView } from '#lib/reviews/model/campaign.ts'
import { campaignHeadline } from '#lib/reviews/model/reviews-headline.ts'
import { campaign } from '#lib/reviews/queries/campaign.ts'
import { preview } from '#lib/reviews/queries/preview.ts'
import { reviewers } from '#lib/reviews/queries/reviewers.ts'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ reviewer?: string | string[] }>
}

/** Once a request, for the title and for the page. */
const load = cache(async (campaignId: string) => {
  const ctx = await pageCtx('reviews.read')
  if (!isId(campaignId)) notFound()
  const view = await campaign(ctx, { campaignId }).catch((error: unknown) => {
    if (isPlumblineError(error) && error.code === 'not_found') notFound()
    throw error
  })
  return { ctx, view }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await load((await params).id)
  return { title: view.title }
}

/** One campaign: a draft shows what it would ask of whom, another how far everybody is. */
export default async function CampaignPage({ params, searchParams }: Props) {
  const { ctx, view } = await load((await params).id)
  const { reviewer } = await searchParams
  const lines = await reviewers(ctx, { campaignId: view.id })
  const now = ctx.clock.now()
  return (
    <>
      <PageHeader
        eyebrow={<Breadcrumbs steps={[{ label: 'Reviews', href: '/reviews' }, { label: view.title }]} />}
        title={campaignHeadline(view, lines)}
        lede={<CampaignLede view={view} now={now} />}
        {...(isAllowed(ctx, 'reviews.manage') && {
          actions: <CampaignActions campaignId={view.id} status={view.status} />,
        })}
      />
      {view.status === 'draft' ? (
        <Draft ctx={ctx} campaignId={view.id} />
      ) : (
        <div className="grid gap-7">
          <CampaignFigures view={view} />
          <div className="grid gap-7 lg:grid-cols-[minmax(0,5fr)_minmax(0,2fr)]">
            <Section title="Reviewers" note={waitingNote(view)}>
              <ReviewerTable
                campaignId={view.id}
                rows={lines}
                chosen={typeof reviewer === 'string' ? reviewer : null}
                mayOpenQueues={isAllowed(ctx, 'reviews.list')}
                now={now}
              />
            </Section>
            <div className="min-w-0">
              <Card title="What was known when it started">
                <SourceReceipts receipts={view.completeness} now={now} />
              </Card>
            </div>
          </div>
        </div>
      )}
    </>
  )
}

const waitingNote = ({ status, waiting }: CampaignView): string =>
  status === 'running' ? waitingWords(waiting) : 'Nothing more is decided here.'

async function Draft({ ctx, campaignId }: { ctx: Ctx; campaignId: string }) {
  return <DraftPreview preview={await preview(ctx, { campaignId })} now={ctx.clock.now()} />
}
