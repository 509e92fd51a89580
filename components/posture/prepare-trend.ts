import type { TrendDay } from '#lib/posture/model/posture-view.ts'
import type { ControlStatus } from '#lib/posture/model.ts'

/** A stretch of days of one status, as SVG points; `isProven` false is drawn dotted, along the target. */
export type TrendPiece = { status: ControlStatus; isProven: boolean; points: string }

const inset = 2.5

/**
 * A control's course against its target, which lies across the middle: above it out of true, below it inside. All
 * controls share this scale, so that rows compare. A piece reaches to the start of the next, so that the line holds.
 */
export function prepareTrend(
  days: readonly TrendDay[],
  { width, height }: { width: number; height: number },
): TrendPiece[] {
  const middle = height / 2
  const place = (day: TrendDay, index: number): string => {
    const x = days.length < 2 ? width : (index / (days.length - 1)) * width
    const y = middle - (day.deviation ?? 0) * (middle - inset)
    return `${x.toFixed(1)},${y.toFixed(1)}`
  }
  const pieces: { status: ControlStatus; isProven: boolean; points: string[] }[] = []
  for (const [index, day] of days.entries()) {
    const isProven = day.deviation !== null
    const last = pieces.at(-1)
    const point = place(day, index)
    if (last !== undefined && last.status === day.status && last.isProven === isProven) {
      if (isLevel(last.points, point)) last.points.pop()
      last.points.push(point)
      continue
    }
    // An unproven stretch lies on the target; drawing a line to it would claim a movement nobody saw.
    if (last?.isProven === true && isProven) last.points.push(point)
    pieces.push({ status: day.status, isProven, points: [point] })
  }
  return pieces.map(({ points, ...piece }) => ({ ...piece, points: spread(points) }))
}

/** Would the last of these points lie on a level line between its neighbours? Then it says nothing. */
function isLevel(points: readonly string[], next: string): boolean {
  const heights = [points.at(-2), points.at(-1), next].map((point) => point?.split(',')[1])
  return heights.every((height) => height === heights[2])
}

/** A single day still shows, as a dash of its own length. */
function spread(points: readonly string[]): string {
  const [only = '0,0'] = points
  if (points.length > 1) return points.join(' ')
  const [x = '0', y = '0'] = only.split(',')
  return `${Math.max(0, Number(x) - 1).toFixed(1)},${y} ${only}`
}
