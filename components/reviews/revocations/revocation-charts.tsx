import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { LazyGroupBars } from '#components/charts/lazy-drawings.tsx'
import type { RevocationQuarter } from '#lib/reviews/model/revocation-figures.ts'
import { prepareRevocationsByQuarter } from './prepare-revocations-by-quarter.ts'
import { prepareTimeToProof } from './prepare-time-to-proof.ts'

const height = 170

/** By quarter: how much was asked to go and proven, and how long the proof took. */
export function RevocationCharts({ quarters }: { quarters: readonly RevocationQuarter[] }) {
  const counts = prepareRevocationsByQuarter(quarters)
  const times = prepareTimeToProof(quarters)
  const newest = quarters.at(-1)
  return (
    <div className="grid gap-4 lg:grid-cols-[3fr_2fr]">
      <ChartFrame
        finding={counts}
        legend={counts.series}
        empty="The first decision that access goes begins the chart."
        {...(newest !== undefined && {
          rows: { href: `/revocations?status=all&quarter=${newest.quarter}`, label: 'See its revocations' },
        })}
      >
        <LazyGroupBars chart={counts} height={height} />
      </ChartFrame>
      <ChartFrame
        finding={times}
        legend={times.series}
        rows={{ href: '/revocations?status=proven_gone', label: 'See what is proven' }}
        empty="A removal is proven when a complete import that is newer than the decision no longer shows it."
      >
        <LazyGroupBars chart={times} height={height} />
      </ChartFrame>
    </div>
  )
}
