'use client'

import { useId } from 'react'
import { Area, AreaChart, CartesianGrid } from 'recharts'
import { gridLook, margin } from './axis.ts'
import { type DayAreas, dayLabel } from './chart-model.ts'
import { CountAxis, DayAxis, FiguresTooltip } from './chart-parts.tsx'

const curves = { smooth: 'monotone', steps: 'stepAfter' } as const

/** Draws counts by day as stacked areas; a pure `prepare` function has decided everything about them. */
export function AreaDrawing({ chart, height }: { chart: DayAreas; height: number }) {
  const hatching = useId()
  return (
    <AreaChart
      responsive
      data={[...chart.points]}
      margin={margin}
      accessibilityLayer
      title={chart.title}
      style={{ width: '100%', height }}
    >
      <defs>
        <pattern
          id={hatching}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2" height="5" fill="var(--unproven)" />
        </pattern>
      </defs>
      <CartesianGrid {...gridLook} />
      <DayAxis ticks={chart.dayTicks} />
      <CountAxis ticks={chart.countTicks} />
      <FiguresTooltip series={chart.series} heading={dayLabel} />
      {chart.series.map((series) => (
        <Area
          key={series.key}
          type={curves[chart.course]}
          dataKey={series.key}
          name={series.label}
          stackId="day"
          stroke={series.colour}
          strokeWidth={series.edgeWidth}
          fill={series.isHatched === true ? `url(#${hatching})` : series.colour}
          fillOpacity={series.opacity}
          isAnimationActive={false}
        />
      ))}
    </AreaChart>
  )
}
