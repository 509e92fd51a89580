import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { LazyLines } from '#components/charts/lazy-drawings.tsx'
import type { MfaDay } from '#lib/access/model/mfa-coverage.ts'
import { prepareMfaTrend } from './prepare-mfa-trend.ts'

/** Covered accounts of each environment over 90 days. */
export function MfaTrend({ days }: { days: readonly MfaDay[] }) {
  const chart = prepareMfaTrend(days)
  return (
    <ChartFrame
      finding={chart}
      legend={chart.series}
      empty="Each day is judged at its end: the line begins with the first import that tells of second factors."
    >
      <LazyLines chart={chart} height={200} />
    </ChartFrame>
  )
}
