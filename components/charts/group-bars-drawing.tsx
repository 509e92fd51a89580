'use client'

import { Bar, BarChart, CartesianGrid, XAxis } from 'recharts'
import { axisLook, gridLook, labelHeight, margin } from './axis.ts'
import type { GroupBars } from './chart-model.ts'
import { CountAxis, FiguresTooltip } from './chart-parts.tsx'

const asItIs = (label: string) => label

/** Draws bars of several series, side by side or stacked, a group for each label; a pure `prepare` function decided them. */
export function GroupBarsDrawing({ chart, height }: { chart: GroupBars; height: number }) {
  const { unit, isStacked = false } = chart
  return (
    <BarChart
      responsive
      data={[...chart.bars]}
      margin={margin}
      barCategoryGap="24%"
      barGap={2}
      accessibilityLayer
      title={chart.title}
      style={{ width: '100%', height }}
    >
      <CartesianGrid {...gridLook} />
      <XAxis height={labelHeight} dataKey="label" interval="preserveStartEnd" {...axisLook} />
      <CountAxis ticks={chart.countTicks} />
      <FiguresTooltip
        series={chart.series}
        heading={asItIs}
        cursor={{ fill: 'var(--hover)' }}
        {...(unit !== undefined && {
          figure: (value: unknown) => (typeof value === 'number' ? `${value} ${unit}` : 'none'),
        })}
      />
      {chart.series.map((series) => (
        <Bar
          key={series.key}
          dataKey={series.key}
          name={series.label}
          fill={series.colour}
          {...(isStacked && { stackId: 'label', stroke: 'var(--panel)' })}
          maxBarSize={28}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  )
}
