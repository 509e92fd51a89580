import type { ReactNode } from 'react'
import { SeverityAreaChart } from '#components/charts/severity-area.tsx'
import { StatusHistoryChart } from '#components/charts/status-history.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { StatusSummary } from '#components/ui/status-summary.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { PostureView } from '#lib/posture/model/posture-view.ts'
import { AsOfBanner } from './as-of-banner.tsx'
import { FindingsByAge } from './findings-by-age.tsx'
import { FirstReport } from './first-report.tsx'
import { OwedNext } from './owed-next.tsx'
import { PostureTable } from './posture-table.tsx'

/** One day is no course: a chart over time waits for the second. */
const fewestDays = 2

/**
 * The home of the pillar lead. `now` is what ages and deadlines are counted from; `origin` is this installation's;
 * `onTop` is what cannot wait.
 */
export function PosturePage({
  view,
  now,
  origin,
  onTop,
}: {
  view: PostureView
  now: Date
  origin: string
  onTop?: ReactNode
}) {
  const { policy, day } = view
  return (
    <>
      {day !== null && <AsOfBanner day={day} livePath="/" />}
      <PageHeader
        eyebrow={
          <>
            <TextLink href="/policy" quiet>
              {policy.title}
            </TextLink>
            , version {policy.version}
            {day === null && view.hasEvidence && (
              <>
                {' '}
                · judged <Time at={view.asOf} now={now} />
              </>
            )}
          </>
        }
        title={view.headline}
        lede={view.lede}
        aside={<StatusSummary counts={view.counts} />}
      />
      {onTop}
      {!view.hasScans && day === null && <FirstReport origin={origin} />}
      {/* What is owed comes before the long table where there is one column, and beside it where there are two. */}
      <div className="grid items-start gap-x-7 gap-y-4 xl:grid-cols-[minmax(0,1fr)_18.75rem] xl:grid-rows-[auto_1fr]">
        <OwedNext owed={view.owed} beyond={view.owedBeyond} day={day} now={now} />
        <div className="max-xl:mt-2 xl:col-start-1 xl:row-span-2 xl:row-start-1">
          <PostureTable groups={view.groups} day={day} now={now} />
        </div>
        <div className="grid items-start gap-4 md:max-xl:grid-cols-2 xl:col-start-2">
          {view.findingDays.length >= fewestDays && (
            <SeverityAreaChart
              days={view.findingDays}
              rows={{ href: '/findings', label: 'See the findings' }}
              height={130}
            />
          )}
          {view.hasScans && <FindingsByAge ages={view.ages} slaDays={view.slaDays} />}
          {view.statusDays.length >= fewestDays && (
            <StatusHistoryChart
              days={view.statusDays}
              rows={{ href: '/policy', label: 'See the clauses' }}
              height={130}
            />
          )}
        </div>
      </div>
    </>
  )
}
