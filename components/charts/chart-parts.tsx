'use client'

import { Tooltip, XAxis, YAxis } from 'recharts'
import { axisLook, cursorLook, labelHeight } from './axis.ts'
import { dayLabel, type Series } from './chart-model.ts'
import { ChartTooltip } from './chart-tooltip.tsx'

/** The axis of days, labelled at those ticks for which there is room. */
export function DayAxis({ ticks }: { ticks: readonly string[] }) {
  return (
    <XAxis
      height={labelHeight}
      dataKey="day"
      ticks={[...ticks]}
      tickFormatter={dayLabel}
      interval="preserveStartEnd"
      {...axisLook}
    />
  )
}

/** The axis of counts, from 0 to its last tick. */
export function CountAxis({ ticks }: { ticks: readonly number[] }) {
  return <YAxis width={34} ticks={[...ticks]} domain={[0, ticks.at(-1) ?? 1]} {...axisLook} />
}

/**
 * The figures under the pointer, or under the arrow keys.
 *
 * @param heading says in words what the axis calls `label`
 * @param cursor how the place is marked: by a line, unless said otherwise
 */
export function FiguresTooltip({
  series,
  heading,
  cursor = cursorLook,
  figure,
}: {
  series: readonly Series[]
  heading: (label: string) => string
  cursor?: Readonly<Record<string, string | number>>
  figure?: (value: unknown) => string
}) {
  return (
    <Tooltip
      isAnimationActive={false}
      cursor={cursor}
      content={({ active, payload, label }) =>
        active ? (
          <ChartTooltip
            heading={heading(String(label))}
            series={series}
            values={(payload[0]?.payload ?? {}) as Record<string, unknown>}
            {...(figure === undefined ? {} : { figure })}
          />
        ) : null
      }
    />
  )
}
