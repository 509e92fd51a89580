import { formatCount } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import type { EvidenceGap } from '../model.ts'
import { lasting, listed } from './wording.ts'

type Wording = {
  /** What every subject owes, where several lack different things: `scan`, `import` … */
  readonly act: string
  /** The plural of a subject: `assets`, `repositories`. */
  readonly subjects: string
  readonly total: number
  readonly timeToLiveDays: number
}

/** Why nothing is proven, in one sentence that names who lacks which evidence. Expects at least one gap. */
export function gapsReason(gaps: readonly EvidenceGap[], asOf: Date, wording: Wording): string {
  const { act, subjects, total, timeToLiveDays } = wording
  const [only] = gaps
  if (only === undefined)
    return `Every one of the ${formatCount(total)} ${subjects} has a current complete ${act}.`
  if (gaps.length > 1) return severalReason(gaps, wording)
  const limit = `one counts for ${timeToLiveDays === 1 ? '1 day' : `${timeToLiveDays} days`}`
  const what = `${only.what} of ${only.subject.label}`
  switch (only.reason) {
    case 'never':
      return `No complete ${what} has been received.`
    case 'incomplete':
      return `The last ${what} did not complete, and no complete one has followed.`
    case 'stale':
      return only.lastProvenAt === null || only.lastProvenAt > asOf
        ? `The last complete ${what} does not count at this moment; ${limit}.`
        : `The last complete ${what} was ${lasting(asOf.getTime() - only.lastProvenAt.getTime())} ago; ${limit}.`
  }
}

/** What is missing is named once where all lack the same, else behind each name. */
function severalReason(gaps: readonly EvidenceGap[], { act, subjects, total }: Wording): string {
  const bySubject = [...Map.groupBy(gaps, ({ subject }) => subject.id).values()]
  const missing = new Set(gaps.map(({ what }) => what))
  const [common] = missing
  const names = bySubject.map((own) => {
    const label = own[0]?.subject.label ?? ''
    return missing.size === 1 ? label : `${label} (${joinWithAnd(own.map(({ what }) => what))})`
  })
  const verb = bySubject.length === 1 ? 'has' : 'have'
  return `${formatCount(bySubject.length)} of ${formatCount(total)} ${subjects} ${verb} no current complete ${missing.size === 1 ? common : act}: ${listed(names)}.`
}

/** Sorted by name, one gap for each thing a subject lacks: the graver reason wins, in the order of the list below. */
export function distinctGaps(gaps: readonly EvidenceGap[]): EvidenceGap[] {
  const gravity = { never: 0, incomplete: 1, stale: 2 } as const
  const byKey = new Map<string, EvidenceGap>()
  const ordered = gaps.toSorted(
    (a, b) =>
      gravity[a.reason] - gravity[b.reason] ||
      (a.lastProvenAt?.getTime() ?? 0) - (b.lastProvenAt?.getTime() ?? 0),
  )
  for (const gap of ordered) {
    const key = `${gap.subject.id} ${gap.what}`
    if (!byKey.has(key)) byKey.set(key, gap)
  }
  return [...byKey.values()].toSorted(
    (a, b) =>
      compareText(a.subject.label, b.subject.label) ||
      compareText(a.subject.id, b.subject.id) ||
      compareText(a.what, b.what),
  )
}

/** By code unit, not by locale: the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
