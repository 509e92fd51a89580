import { minuteMs } from '#lib/platform/clock.ts'

export type AxisPart = { from: number; to: number; left: number; width: number }

/** A place on the axis for every moment of it: shares of the width, 0 to 1. */
export type TimeAxis = {
  parts: AxisPart[]
  shareOf(at: number): number
}

/** So much of the width is dealt out evenly: the shortest part must be seen. */
const evenShare = 0.35

/**
 * An axis that makes the minutes of triage as readable as the days of a post-mortem: within a part time runs evenly, and
 * a part is as wide as the cube root of its length, but never too narrow to see.
 * @param cuts moments in milliseconds, in order; at least two that differ
 */
export function timeAxis(cuts: readonly number[]): TimeAxis {
  const moments = [...new Set(cuts)]
  const lengths = moments.slice(1).map((to, place) => Math.max(minuteMs, to - (moments[place] ?? to)))
  const weights = lengths.map((length) => Math.cbrt(length))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  let left = 0
  const parts = weights.map((weight, place): AxisPart => {
    const width = evenShare / weights.length + (1 - evenShare) * (weight / sum)
    const part = { from: moments[place] ?? 0, to: moments[place + 1] ?? 0, left, width }
    left += width
    return part
  })
  const first = parts[0]
  return {
    parts,
    shareOf(at) {
      if (first === undefined || at <= first.from) return 0
      const part = parts.findLast(({ from }) => at >= from) ?? first
      return Math.min(
        1,
        part.left + part.width * Math.min(1, (at - part.from) / Math.max(1, part.to - part.from)),
      )
    },
  }
}
