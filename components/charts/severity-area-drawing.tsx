'use client'

import { Area, AreaChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts'
import { axisLook, cursorLook, gridLook, labelHeight, margin } from './axis.ts'
import { dayLabel } from './chart-model.ts'
import { ChartTooltip } from './chart-tooltip.tsx'
import type { SeverityArea } from './prepare-severity-area.ts'

/** Draws what `prepareSeverityArea` decided. */
export function SeverityAreaDrawing({ chart, height }: { chart: SeverityArea; height: number }) {
  return (
    <AreaChart
      responsive
      data={[...chart.points]}
      margin={margin}
      accessibilityLayer
      title={chart.title}
      style={{ width: '100%', height }}
    >
      <CartesianGrid {...gridLook} />
      <XAxis
        height={labelHeight}
        dataKey="day"
        ticks={[...chart.dayTicks]}
        tickFormatter={dayLabel}
        interval="preserveStartEnd"
        {...axisLook}
      />
      <YAxis
        width={34}
        ticks={[...chart.countTicks]}
        domain={[0, chart.countTicks.at(-1) ?? 1]}
        {...axisLook}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={cursorLook}
        content={({ active, payload, label }) =>
          active ? (
            <ChartTooltip
              heading={dayLabel(String(label))}
              series={chart.series}
              values={(payload[0]?.payload ?? {}) as Record<string, unknown>}
            />
          ) : null
        }
      />
      {chart.series.map((series) => (
        <Area
          key={series.key}
          type="monotone"
          dataKey={series.key}
          name={series.label}
          stackId="open"
          stroke={series.colour}
          strokeWidth={1.4}
          fill={series.colour}
          fillOpacity={0.28}
          isAnimationActive={false}
        />
      ))}
    </AreaChart>
  )
}
