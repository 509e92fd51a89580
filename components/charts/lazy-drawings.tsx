'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import type { AgeBars } from './prepare-age-bars.ts'
import type { SeverityArea } from './prepare-severity-area.ts'
import type { StatusHistory } from './prepare-status-history.ts'
import { useSeen } from './use-seen.ts'

type Drawn<Chart> = { chart: Chart; height: number }

// The chart library comes when a chart is looked at: titles, legends and tables are there to read before.
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

/** Holds the drawing's final height, so that nothing moves, and asks for it when it is first looked at. */
function Box({ height, children }: { height: number; children: ReactNode }) {
  const [ref, isSeen] = useSeen<HTMLDivElement>()
  return (
    <div ref={ref} style={{ height }}>
      {isSeen && children}
    </div>
  )
}

export function LazySeverityArea({ chart, height }: Drawn<SeverityArea>) {
  return (
    <Box height={height}>
      <AreaDrawing chart={chart} height={height} />
    </Box>
  )
}
export function LazyStatusHistory({ chart, height }: Drawn<StatusHistory>) {
  return (
    <Box height={height}>
      <HistoryDrawing chart={chart} height={height} />
    </Box>
  )
}
export function LazyAgeBars({ chart, height }: Drawn<AgeBars>) {
  return (
    <Box height={height}>
      <BarsDrawing chart={chart} height={height} />
    </Box>
  )
}
