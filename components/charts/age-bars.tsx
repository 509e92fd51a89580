import { ChartFrame } from './chart-frame.tsx'
import { LazyAgeBars } from './lazy-drawings.tsx'
import { prepareAgeBars, type SeverityAges } from './prepare-age-bars.ts'

/** Open findings by how much of their SLA they have used, worst severity first. */
export function AgeBarsChart({
  ages,
  rows,
  height = 150,
}: {
  ages: readonly SeverityAges[]
  rows?: { href: string; label: string }
  height?: number
}) {
  const chart = prepareAgeBars(ages)
  return (
    <ChartFrame
      finding={chart}
      legend={chart.series}
      empty="No finding is open: nothing is waiting to be fixed."
      {...(rows === undefined ? {} : { rows })}
    >
      <LazyAgeBars chart={chart} height={height} />
    </ChartFrame>
  )
}
