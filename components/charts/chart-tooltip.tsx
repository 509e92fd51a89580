'use client'

import { formatCount } from '#lib/platform/format/count.ts'
import type { Series } from './chart-model.ts'
import { Swatch } from './swatch.tsx'

/** The figures under the pointer, in words and in the order they are stacked, top first. */
export function ChartTooltip({
  heading,
  series,
  values,
  figure = (value) => formatCount(Number(value ?? 0)),
}: {
  heading: string
  series: readonly Series[]
  values: Readonly<Record<string, unknown>>
  /** A value in words. */
  figure?: (value: unknown) => string
}) {
  return (
    <div className="rounded-md border border-line bg-panel px-2.5 py-2 text-xs text-ink shadow-float">
      <p className="mb-1 font-semibold">{heading}</p>
      <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-0.5">
        {series.toReversed().map((item) => (
          <div key={item.key} className="contents">
            <dt className="flex items-center gap-1.5 text-ink-2">
              <Swatch series={item} />
              {item.label}
            </dt>
            <dd className="text-right tabular-nums">{figure(values[item.key])}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
