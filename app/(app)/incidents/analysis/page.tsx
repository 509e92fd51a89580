import type { Metadata } from 'next'
import { AnalysisCharts } from '#components/incidents/analysis/analysis-charts.tsx'
import { DurationFigures } from '#components/incidents/analysis/duration-figures.tsx'
import { DurationRows } from '#components/incidents/analysis/duration-rows.tsx'
import { OverdueActions } from '#components/incidents/analysis/overdue-actions.tsx'
import { PostMortemTable } from '#components/incidents/analysis/post-mortem-table.tsx'
import { RepeatCauses } from '#components/incidents/analysis/repeat-causes.tsx'
import { AsOfBanner } from '#components/posture/as-of-banner.tsx'
import { RefusedDay } from '#components/posture/refused-day.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { durationMeasures } from '#lib/incidents/model/analysis.ts'
import { analysisHeadline } from '#lib/incidents/model/analysis-headline.ts'
import { analysis } from '#lib/incidents/queries/analysis.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { readAsOf, withAsOf } from '#lib/posture/model/as-of.ts'
import { endOfDay } from '#lib/posture/rules/end-of-day.ts'

export const metadata: Metadata = { title: 'Analysis of incidents' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What incidents teach when they are looked at together, live or as of a day. */
export default async function AnalysisPage({ searchParams }: Props) {
  const ctx = await pageCtx('incidents.read')
  const parameters = await searchParams
  const asOf = readAsOf(parameters.asOf, ctx.clock.now())
  if (asOf.kind === 'refused') return <RefusedDay {...asOf} what="analysis" livePath="/incidents/analysis" />
  const day = asOf.kind === 'day' ? asOf.day : null
  const view = await analysis(ctx, day === null ? {} : { asOf: endOfDay(day) })
  const chosen = durationMeasures.find(({ key }) => key === parameters.measure)?.key ?? 'contain'
  const now = new Date(view.asOf)
  return (
    <>
      {day !== null && <AsOfBanner day={day} livePath="/incidents/analysis" />}
      <PageHeader
        eyebrow={
          <Breadcrumbs
            steps={[{ label: 'Incidents', href: withAsOf('/incidents', day) }, { label: 'Analysis' }]}
          />
        }
        title={analysisHeadline(view)}
        lede={`${formatQuantity(view.total, 'incident')} reported from ${view.fromMonth} to ${view.toMonth}; ${formatQuantity(view.dismissedCount, 'further one', 'further ones')} dismissed and measured nowhere.`}
      />
      <div className="grid gap-8">
        <DurationFigures durations={view.durations} />
        <Section title="How often, and how long">
          <AnalysisCharts analysis={view} day={day} />
        </Section>
        <div id="rows" className="min-w-0 scroll-mt-20">
          <Section title="The incidents behind the figures">
            <DurationRows durations={view.durations} chosen={chosen} day={day} />
          </Section>
        </div>
        <Section
          title="Post-mortems"
          note="Owed by what ever was critical or high, from its last resolution."
        >
          <PostMortemTable rows={view.postMortems.rows} day={day} now={now} />
        </Section>
        <Section title="Causes that come back">
          <RepeatCauses causes={view.repeatCauses} unnamed={view.unnamedCauseCount} day={day} now={now} />
        </Section>
        <Section title="Overdue actions">
          <OverdueActions tasks={view.overdueActions} day={day} now={now} />
        </Section>
      </div>
    </>
  )
}
