import { ChartFrame } from './chart-frame.tsx'
import { LazyAreas } from './lazy-drawings.tsx'
import { prepareSeverityArea, type SeverityDay } from './prepare-severity-area.ts'

/** Open findings by severity over time, oldest day first. `rows` leads to the findings themselves. */
export function SeverityAreaChart({
  days,
  rows,
  height = 150,
}: {
  days: readonly SeverityDay[]
  rows?: { href: string; label: string }
  height?: number
}) {
  const chart = prepareSeverityArea(days)
  return (
    <ChartFrame
      finding={chart}
      legend={chart.series}
      empty="Feed in a scan report to start the count."
      {...(rows === undefined ? {} : { rows })}
    >
      <LazyAreas chart={chart} height={height} />
    </ChartFrame>
  )
}
