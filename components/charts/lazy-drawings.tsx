'use client'

import dynamic from 'next/dynamic'
import type { AgeBars } from './prepare-age-bars.ts'
import type { SeverityArea } from './prepare-severity-area.ts'
import type { StatusHistory } from './prepare-status-history.ts'

type Drawn<Chart> = { chart: Chart; height: number }

// The chart library comes after the page: titles, legends and tables are already there to read.
const AreaDrawing = dynamic(
  () => import('./severity-area-drawing.tsx').then((module) => module.SeverityAreaDrawing),
  {
    ssr: false,
  },
)
const HistoryDrawing = dynamic(
  () => import('./status-history-drawing.tsx').then((module) => module.StatusHistoryDrawing),
  { ssr: false },
)
const BarsDrawing = dynamic(() => import('./age-bars-drawing.tsx').then((module) => module.AgeBarsDrawing), {
  ssr: false,
})

/** Each holds its final height while the drawing is on its way, so that nothing moves. */
export function LazySeverityArea({ chart, height }: Drawn<SeverityArea>) {
  return (
    <div style={{ height }}>
      <AreaDrawing chart={chart} height={height} />
    </div>
  )
}
export function LazyStatusHistory({ chart, height }: Drawn<StatusHistory>) {
  return (
    <div style={{ height }}>
      <HistoryDrawing chart={chart} height={height} />
    </div>
  )
}
export function LazyAgeBars({ chart, height }: Drawn<AgeBars>) {
  return (
    <div style={{ height }}>
      <BarsDrawing chart={chart} height={height} />
    </div>
  )
}
