import type { SegmentState } from '#components/ui/segments.tsx'

const mostSegments = 62

/** A part in thin blocks: decided, then what is ahead. Large parts are scaled, so that a block stands for several items. */
export function progressSegments(decided: number, total: number): SegmentState[] {
  const blocks = Math.min(total, mostSegments)
  const done = total === 0 ? 0 : Math.floor((decided / total) * blocks)
  return Array.from({ length: blocks }, (_, index) =>
    index < done ? 'done' : index === done && decided < total ? 'current' : 'ahead',
  )
}
