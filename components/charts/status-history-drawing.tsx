'use client'

import { Area, AreaChart, Tooltip, XAxis, YAxis } from 'recharts'
import { axisLook, cursorLook, labelHeight, margin } from './axis.ts'
import { dayLabel } from './chart-model.ts'
import { ChartTooltip } from './chart-tooltip.tsx'
import type { StatusHistory } from './prepare-status-history.ts'

const patternId = 'plumbline-unproven'

/** Draws what `prepareStatusHistory` decided: in steps, as a status holds until it changes. */
export function StatusHistoryDrawing({ chart, height }: { chart: StatusHistory; height: number }) {
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
          id={patternId}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2" height="5" fill="var(--unproven)" />
        </pattern>
      </defs>
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
        ticks={[...chart.controlTicks]}
        domain={[0, chart.controlTicks.at(-1) ?? 1]}
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
          type="stepAfter"
          dataKey={series.key}
          name={series.label}
          stackId="status"
          stroke={series.colour}
          strokeWidth={series.key === 'met' ? 0 : 1}
          fill={series.isHatched === true ? `url(#${patternId})` : series.colour}
          fillOpacity={series.key === 'met' ? 0.22 : 0.8}
          isAnimationActive={false}
        />
      ))}
    </AreaChart>
  )
}
