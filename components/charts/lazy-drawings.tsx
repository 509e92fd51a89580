'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import type { DayAreas, DayLines, GroupBars } from './chart-model.ts'
import type { AgeBars } from './prepare-age-bars.ts'
import { useSeen } from './use-seen.ts'

type Drawn<Chart> = { chart: Chart; height: number }

// The chart library comes when a chart is looked at: titles, legends and tables are there to read before.
const drawings = () => import('./drawings.ts')
const AreaDrawing = dynamic(() => drawings().then((module) => module.AreaDrawing), { ssr: false })
const LineDrawing = dynamic(() => drawings().then((module) => module.LineDrawing), { ssr: false })
const GroupsDrawing = dynamic(() => drawings().then((module) => module.GroupBarsDrawing), { ssr: false })
const BarsDrawing = dynamic(() => drawings().then((module) => module.AgeBarsDrawing), { ssr: false })

/** Holds the drawing's final height, so that nothing moves, and asks for it when it is first looked at. */
function Box({ height, children }: { height: number; children: ReactNode }) {
  const [ref, isSeen] = useSeen<HTMLDivElement>()
  return (
    <div ref={ref} style={{ height }}>
      {isSeen && children}
    </div>
  )
}

export function LazyAreas({ chart, height }: Drawn<DayAreas>) {
  return (
    <Box height={height}>
      <AreaDrawing chart={chart} height={height} />
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

export function LazyLines({ chart, height }: Drawn<DayLines>) {
  return (
    <Box height={height}>
      <LineDrawing chart={chart} height={height} />
    </Box>
  )
}

export function LazyGroupBars({ chart, height }: Drawn<GroupBars>) {
  return (
    <Box height={height}>
      <GroupsDrawing chart={chart} height={height} />
    </Box>
  )
}
