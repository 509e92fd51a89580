'use client'

import { Bar, BarChart, CartesianGrid, ReferenceLine, XAxis } from 'recharts'
import { axisLook, gridLook, labelHeight, margin } from './axis.ts'
import { CountAxis, FiguresTooltip } from './chart-parts.tsx'
import type { AgeBars } from './prepare-age-bars.ts'

const asItIs = (label: string) => label

/** Draws what `prepareAgeBars` decided; the SLA is the plumb line, what stands right of it is out of true. */
export function AgeBarsDrawing({ chart, height }: { chart: AgeBars; height: number }) {
  return (
    <BarChart
      responsive
      data={[...chart.bars]}
      margin={margin}
      barCategoryGap="24%"
      accessibilityLayer
      title={chart.title}
      style={{ width: '100%', height }}
    >
      <CartesianGrid {...gridLook} />
      <XAxis height={labelHeight} dataKey="band" interval={0} {...axisLook} />
      <CountAxis ticks={chart.countTicks} />
      <FiguresTooltip series={chart.series} heading={asItIs} cursor={{ fill: 'var(--hover)' }} />
      <ReferenceLine x={chart.limitBefore} position="start" stroke="var(--ink-3)" strokeWidth={1} />
      {chart.series.map((series) => (
        <Bar
          key={series.key}
          dataKey={series.key}
          name={series.label}
          stackId="age"
          fill={series.colour}
          stroke="var(--panel)"
          maxBarSize={44}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  )
}
