'use client'

import { CartesianGrid, Line, LineChart, YAxis } from 'recharts'
import { axisLook, gridLook, margin } from './axis.ts'
import { type DayLines, dayLabel } from './chart-model.ts'
import { DayAxis, FiguresTooltip } from './chart-parts.tsx'

const ticks = [0, 25, 50, 75, 100]
// A plain space would let the axis break the label.
const tickLabel = (value: number) => `${value}\u00A0%`
const inPercent = (value: unknown) => (typeof value === 'number' ? `${Math.floor(value)} %` : 'not proven')

/** Draws shares by day as lines on a scale of 0 to 100 %; a pure `prepare` function has decided everything about them. */
export function LineDrawing({ chart, height }: { chart: DayLines; height: number }) {
  return (
    <LineChart
      responsive
      data={[...chart.points]}
      margin={margin}
      accessibilityLayer
      title={chart.title}
      style={{ width: '100%', height }}
    >
      <CartesianGrid {...gridLook} />
      <DayAxis ticks={chart.dayTicks} />
      <YAxis width={48} ticks={ticks} domain={[0, 100]} tickFormatter={tickLabel} {...axisLook} />
      <FiguresTooltip series={chart.series} heading={dayLabel} figure={inPercent} />
      {chart.series.map((series, place) => (
        <Line
          key={series.key}
          type="stepAfter"
          dataKey={series.key}
          name={series.label}
          stroke={series.colour}
          strokeWidth={1.6}
          // Told apart without hue, too.
          strokeDasharray={dashes[place % dashes.length] ?? ''}
          dot={false}
          connectNulls={false}
          isAnimationActive={false}
        />
      ))}
    </LineChart>
  )
}

const dashes = ['', '7 3', '2 2', '9 2 2 2']
