import { Deadline } from '#components/ui/deadline.tsx'
import { Time } from '#components/ui/time.tsx'
import { dayMs } from '#lib/platform/clock.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import type { CampaignView } from '#lib/reviews/model/campaign.ts'
import { CampaignMark } from './campaign-mark.tsx'

/** Where a campaign stands, what it is about and when it is due. */
export function CampaignLede({ view, now }: { view: CampaignView; now: Date }) {
  const about = view.scope.kind === 'everything' ? 'all access that is known' : joinWithAnd(view.scope.words)
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2 gap-y-1">
      <CampaignMark status={view.status} isOverdue={view.isOverdue} />
      <span>
        About {about}.{' '}
        {view.status === 'running' ? (
          <>
            Due <Time at={new Date(view.dueAt)} now={now} form="absolute" />,{' '}
            <Deadline due={new Date(view.dueAt)} now={now} nearMs={3 * dayMs} />.
          </>
        ) : view.status === 'draft' ? (
          <>
            Once started, it is to be signed by <Time at={new Date(view.dueAt)} now={now} form="absolute" />{' '}
            at the earliest.
          </>
        ) : (
          view.closedAt !== null && (
            <>
              Closed <Time at={new Date(view.closedAt)} now={now} form="absolute" />.
            </>
          )
        )}
      </span>
    </span>
  )
}
