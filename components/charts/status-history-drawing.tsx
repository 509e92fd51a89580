'use client'

import { Bar, BarChart, Tooltip, XAxis, YAxis } from 'recharts'
import { axisLook, margin } from './axis.ts'
import { dayLabel } from './chart-model.ts'
import { ChartTooltip } from './chart-tooltip.tsx'
import type { StatusHistory } from './prepare-status-history.ts'

const patternId = 'plumbline-unproven'

/** Draws what `prepareStatusHistory` decided: a day is a bar, as a status holds for a day. */
export function StatusHistoryDrawing({ chart, height }: { chart: StatusHistory; height: number }) {
  return (
    <BarChart
      responsive
      data={[...chart.points]}
      margin={margin}
      barCategoryGap={0.5}
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
        dataKey="day"
        ticks={[...chart.dayTicks]}
        tickFormatter={dayLabel}
        interval="preserveStartEnd"
        {...axisLook}
      />
      <YAxis width={34} domain={[0, chart.controls]} allowDecimals={false} tickCount={4} {...axisLook} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: 'var(--hover)' }}
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
        <Bar
          key={series.key}
          dataKey={series.key}
          name={series.label}
          stackId="status"
          fill={series.key === 'unproven' ? `url(#${patternId})` : series.colour}
          fillOpacity={series.key === 'met' ? 0.3 : 1}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  )
}
