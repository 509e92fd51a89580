import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { LazyAgeBars } from '#components/charts/lazy-drawings.tsx'
import type { AgedCount } from '#lib/posture/model/posture-view.ts'
import { prepareFindingsByAge } from './prepare-findings-by-age.ts'

const height = 140

/** Open findings by how much of the time that their severity allows is used up. */
export function FindingsByAge({
  ages,
  slaDays,
}: {
  ages: readonly AgedCount[]
  slaDays: Readonly<Record<string, number>> | null
}) {
  const chart = prepareFindingsByAge(ages, slaDays)
  return (
    <ChartFrame
      finding={chart}
      legend={chart.series}
      rows={{ href: '/findings?sla=overdue,due_soon&sort=due.asc', label: 'See what is due' }}
      empty="Nothing is waiting to be fixed within a deadline."
    >
      <LazyAgeBars chart={chart} height={height} />
    </ChartFrame>
  )
}
