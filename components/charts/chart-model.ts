import { formatDay } from '#lib/platform/format/time.ts'

/** One series: its key in each point, its word for the legend, its colour as a token (`var(--sev-high)`), hatched or plain. */
export type Series = { key: string; label: string; colour: string; isHatched?: boolean }

/** The same figures as a table: what a screen reader, a printer and a doubter read. */
export type ChartTable = {
  head: readonly string[]
  rows: readonly { label: string; values: readonly string[] }[]
}

/** What every prepared chart has: a sentence that states the finding, a caption, a table, whether there is anything. */
export type Finding = { title: string; caption: string; table: ChartTable; isEmpty: boolean }

/** A series drawn as an area: how heavy its edge is, in px, and how much of its colour fills it, 0 to 1. */
export type AreaSeries = Series & { edgeWidth: number; opacity: number }

/** Counts by day, stacked: everything that `AreaDrawing` draws. */
export type DayAreas = Finding & {
  series: readonly AreaSeries[]
  points: readonly ({ day: string } & Readonly<Record<string, string | number>>)[]
  /** `steps`: a value holds until the next day changes it. */
  course: 'smooth' | 'steps'
  dayTicks: readonly string[]
  countTicks: readonly number[]
}

/** Shares in per cent by day, one line each: everything that `LineDrawing` draws. Null where nothing was proven. */
export type DayLines = Finding & {
  series: readonly Series[]
  points: readonly ({ day: string } & Readonly<Record<string, string | number | null>>)[]
  dayTicks: readonly string[]
}

/** Bars of several series, side by side or stacked, a group for each label: everything that `GroupBarsDrawing` draws. */
export type GroupBars = Finding & {
  series: readonly Series[]
  bars: readonly ({ label: string } & Readonly<Record<string, string | number | null>>)[]
  countTicks: readonly number[]
  /** Of every figure; counts have none. */
  unit?: string
  /** One on the other, the first at the foot, instead of side by side. */
  isStacked?: boolean
}

/** Evenly spread picks from first to last, for the ticks of a time axis; at most `most` of them. */
export function spreadTicks<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items]
  const step = (items.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, place) => items[Math.round(place * step)]).filter(
    (item) => item !== undefined,
  )
}

/** Round numbers from 0 to at least `max`, three to five of them, whole because findings come whole. */
export function countTicks(max: number): number[] {
  if (max <= 0) return [0, 1]
  const rough = max / 4
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * magnitude).find((size) => size >= rough) ?? 1,
  )
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, place) => place * step)
}

/** `22 Nov` from `2026-11-22`. */
export const dayLabel = (day: string): string => formatDay(new Date(`${day}T00:00:00Z`))
