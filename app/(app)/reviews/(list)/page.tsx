import type { Metadata } from 'next'
import { CampaignTable } from '#components/reviews/campaigns/campaign-table.tsx'
import { DelegateDialog } from '#components/reviews/campaigns/delegate-dialog.tsx'
import { DelegationTable } from '#components/reviews/campaigns/delegation-table.tsx'
import { DraftQuarter } from '#components/reviews/campaigns/draft-quarter.tsx'
import { OwnParts } from '#components/reviews/campaigns/own-parts.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { reviewsHeadline } from '#lib/reviews/model/reviews-headline.ts'
import { campaigns } from '#lib/reviews/queries/campaigns.ts'
import { delegations } from '#lib/reviews/queries/delegations.ts'
import { myParts } from '#lib/reviews/queries/my-parts.ts'
import { reviewTerms } from '#lib/reviews/queries/review-terms.ts'
import { quarterOf, shiftQuarter } from '#lib/reviews/rules/quarter.ts'

export const metadata: Metadata = { title: 'Reviews' }

/** What the reader has to review, and for lead, auditor and administrator every campaign. */
export default async function ReviewsPage() {
  const ctx = await pageCtx('reviews.list')
  const maySeeAll = isAllowed(ctx, 'reviews.read')
  const mayManage = isAllowed(ctx, 'reviews.manage')
  const [mine, all, everybodys] = await Promise.all([
    isAllowed(ctx, 'reviews.own') ? myParts(ctx, {}) : null,
    maySeeAll ? campaigns(ctx, {}) : null,
    maySeeAll ? delegations(ctx, {}) : null,
  ])
  const now = ctx.clock.now()
  const { time_zone: zone } = await reviewTerms(ctx)
  const quarter = quarterOf(now, zone)
  // A quarter that was called off stays off: its campaign is in the list, too.
  const undrafted = [quarter, shiftQuarter(quarter, 1)].find(
    (one) => all?.every((line) => line.quarter !== one) ?? false,
  )
  const me =
    mine?.personId != null && mine.personName !== null ? { id: mine.personId, name: mine.personName } : null
  return (
    <>
      <PageHeader
        title={reviewsHeadline(mine?.parts ?? [], all)}
        lede="Every quarter, somebody who knows decides for each access whether it stays. What was approved before and has not changed is quickly done."
        actions={
          mayManage && (
            <>
              {undrafted !== undefined && <DraftQuarter quarter={undrafted} />}
              <LinkButton href="/reviews/new" variant="primary">
                Review out of turn
              </LinkButton>
            </>
          )
        }
      />
      <div className="grid gap-7">
        {mine !== null && (
          <Section title="Yours">
            <OwnParts mine={mine} mayOpenEvidence={isAllowed(ctx, 'evidence.read')} now={now} />
          </Section>
        )}
        {all !== null && (
          <Section title="Campaigns">
            <CampaignTable rows={all} now={now} />
          </Section>
        )}
        {(everybodys !== null || me !== null) && (
          <Section
            title="Stand-ins"
            note="Who decides while somebody is away."
            actions={me !== null && <DelegateDialog me={me} mayForOthers={mayManage} now={now} />}
          >
            <DelegationTable
              rows={everybodys ?? mine?.delegations ?? []}
              mayEnd={({ fromId, toId }) => mayManage || (me !== null && [fromId, toId].includes(me.id))}
            />
          </Section>
        )}
      </div>
    </>
  )
}
