import { dayMs } from '#lib/platform/clock.ts'
import { formatDay } from '#lib/platform/format/time.ts'
import { type StatusName, statusWords } from '../ui/status.tsx'

/** One control's status from `from` until the next span begins. Oldest first. */
export type StatusSpan = { from: Date; status: StatusName }
export type StripSegment = { status: StatusName; share: number; title: string }

/**
 * A control's status over a window, as shares of its width, and in one sentence.
 * Before the first span there is no judgement, which counts as unproven.
 */
export function prepareStatusStrip(
  spans: readonly StatusSpan[],
  windowFrom: Date,
  windowTo: Date,
): { segments: StripSegment[]; sentence: string } {
  const start = windowFrom.getTime()
  const end = windowTo.getTime()
  const known = spans.filter((span) => span.from.getTime() < end)
  const edges = known.map((span, index) => ({
    status: span.status,
    from: Math.max(start, span.from.getTime()),
    to: known[index + 1]?.from.getTime() ?? end,
  }))
  const firstKnown = edges[0]?.from ?? end
  const whole = [{ status: 'unproven' as const, from: start, to: firstKnown }, ...edges].filter(
    (edge) => edge.to > edge.from && edge.to > start,
  )
  const segments = whole.map((edge) => ({
    status: edge.status,
    share: (edge.to - edge.from) / (end - start),
    title: `${statusWords[edge.status]} from ${formatDay(new Date(edge.from))} to ${formatDay(new Date(edge.to))}`,
  }))
  return { segments, sentence: sentence(whole, start, end) }
}

function sentence(
  edges: readonly { status: StatusName; from: number; to: number }[],
  start: number,
  end: number,
): string {
  const last = edges.at(-1)
  if (last === undefined) return 'Never judged'
  const days = Math.round((end - start) / dayMs)
  if (edges.length === 1) return `${statusWords[last.status]} for all ${days} days`
  const metMs = edges
    .filter((edge) => edge.status === 'met')
    .reduce((sum, edge) => sum + edge.to - edge.from, 0)
  const met = `met for ${Math.floor(metMs / dayMs)} of ${days} days`
  return `${statusWords[last.status]} since ${formatDay(new Date(last.from))}, ${met}`
}
