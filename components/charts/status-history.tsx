import { ChartFrame } from './chart-frame.tsx'
import { LazyAreas } from './lazy-drawings.tsx'
import { prepareStatusHistory, type StatusDay } from './prepare-status-history.ts'

/** How many controls stood in each status, day by day, oldest first. */
export function StatusHistoryChart({
  days,
  rows,
  height = 150,
}: {
  days: readonly StatusDay[]
  rows?: { href: string; label: string }
  height?: number
}) {
  const chart = prepareStatusHistory(days)
  return (
    <ChartFrame
      finding={chart}
      legend={chart.series}
      empty="Status is judged after the first import; come back then."
      {...(rows === undefined ? {} : { rows })}
    >
      <LazyAreas chart={chart} height={height} />
    </ChartFrame>
  )
}
