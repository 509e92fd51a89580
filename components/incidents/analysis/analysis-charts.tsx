import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { LazyGroupBars } from '#components/charts/lazy-drawings.tsx'
import type { IncidentAnalysis } from '#lib/incidents/model/analysis.ts'
import { withAsOf } from '#lib/posture/model/as-of.ts'
import { prepareDuration } from './prepare-duration.ts'
import { prepareSeverityMonths } from './prepare-severity-months.ts'

const height = 170

/** How many and how grave by month, and how long each part of the response took. */
export function AnalysisCharts({
  analysis: { months, durations },
  day,
}: {
  analysis: Pick<IncidentAnalysis, 'months' | 'durations'>
  day: string | null
}) {
  const severity = prepareSeverityMonths(months)
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <ChartFrame
        finding={severity}
        legend={severity.series}
        rows={{ href: withAsOf('/incidents', day), label: 'See the incidents' }}
        empty="The first report begins the chart."
      >
        <LazyGroupBars chart={severity} height={height} />
      </ChartFrame>
      {durations.map((duration) => {
        const chart = prepareDuration(duration)
        return (
          <ChartFrame
            key={duration.key}
            finding={chart}
            legend={chart.series}
            rows={{
              href: `${withAsOf(`/incidents/analysis?measure=${duration.key}`, day)}#rows`,
              label: 'See the incidents behind it',
            }}
            empty={duration.definition}
          >
            <LazyGroupBars chart={chart} height={height} />
          </ChartFrame>
        )
      })}
    </div>
  )
}
