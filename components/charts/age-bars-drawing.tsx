'use client'

import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { axisLook, gridLook, labelHeight, margin } from './axis.ts'
import { ChartTooltip } from './chart-tooltip.tsx'
import type { AgeBars } from './prepare-age-bars.ts'

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
      <YAxis
        width={34}
        ticks={[...chart.countTicks]}
        domain={[0, chart.countTicks.at(-1) ?? 1]}
        {...axisLook}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: 'var(--hover)' }}
        content={({ active, payload, label }) =>
          active ? (
            <ChartTooltip
              heading={String(label)}
              series={chart.series}
              values={(payload[0]?.payload ?? {}) as Record<string, unknown>}
            />
          ) : null
        }
      />
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
