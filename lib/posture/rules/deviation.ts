/** Beyond this the plumb line shows a control that is near its limit; closer to 0 means it is about to cross. */
const nearestMet = 0.1
/** The smallest distance that still reads as "out of true" on a line some 70 pixels long. */
const smallestBreach = 0.15

/**
 * How far inside its target a control hangs: 0 when the limit is now, -0.1 at the edge of "near", -1 when nothing
 * can come due for as long as the limit allows. All three lengths have one unit, whichever.
 */
export function insideBy(margin: number, near: number, full: number): number {
  if (margin <= near) return near <= 0 ? 0 : negative(nearestMet * Math.max(0, margin / near))
  const beyond = full <= near ? 1 : Math.min(1, (margin - near) / (full - near))
  return negative(nearestMet + (1 - nearestMet) * beyond)
}

/** How far out of true: by the failing share's square root, so that a few among many are still seen. */
export function outBy(failing: number, total: number): number {
  if (failing <= 0) return 0
  return Math.min(1, Math.max(smallestBreach, Math.sqrt(failing / Math.max(failing, total))))
}

// Without this, nothing left would be -0, which is not 0 to a test or to JSON's reader.
const negative = (distance: number): number => (distance === 0 ? 0 : -distance)
