/** A line in a small box: solid pieces where values are known, gaps where they are not, as SVG points. */
export type Sparkline = {
  pieces: string[]
  gaps: { from: number; to: number; y: number }[]
  targetY: number | null
}

const inset = 2

// Movement smaller than this share of the value is noise and must not fill the box.
const leastSpan = 0.05

function spanOf(values: readonly number[]): { low: number; high: number } {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const missing = Math.max(Math.abs(low), Math.abs(high)) * leastSpan - (high - low)
  return high === low || missing <= 0 ? { low, high } : { low: low - missing / 2, high: high + missing / 2 }
}

/**
 * @param values oldest first, evenly spaced; null where nothing was proven
 * @param target drawn as a faint line where given, and always inside the box
 */
export function prepareSparkline(
  values: readonly (number | null)[],
  { width, height, target }: { width: number; height: number; target?: number },
): Sparkline {
  const known = values.filter((value) => value !== null)
  const all = target === undefined ? known : [...known, target]
  const { low, high } = spanOf(all)
  const y = (value: number) =>
    high === low ? height / 2 : height - inset - ((value - low) / (high - low)) * (height - 2 * inset)
  const x = (index: number) => (values.length < 2 ? width : (index / (values.length - 1)) * width)

  const pieces: string[] = []
  const gaps: Sparkline['gaps'] = []
  let piece: string[] = []
  let lastY = height / 2
  for (const [index, value] of values.entries()) {
    if (value === null) {
      if (piece.length > 0) pieces.push(piece.join(' '))
      piece = []
      const open = gaps.at(-1)
      if (open !== undefined && open.to === x(index - 1) && values[index - 1] === null) open.to = x(index)
      else gaps.push({ from: index === 0 ? 0 : x(index - 1), to: x(index), y: lastY })
      continue
    }
    lastY = y(value)
    piece.push(`${x(index).toFixed(1)},${lastY.toFixed(1)}`)
  }
  if (piece.length > 0) pieces.push(piece.join(' '))
  return { pieces, gaps, targetY: target === undefined || all.length === 0 ? null : y(target) }
}
