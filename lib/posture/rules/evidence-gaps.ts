import { formatCount } from '#lib/platform/format/count.ts'
import type { EvidenceGap } from '../model.ts'
import { lasting, listed } from './wording.ts'

type Wording = {
  /** `scan`, `import` … */
  readonly act: string
  /** The plural of a subject: `assets`, `repositories`. */
  readonly subjects: string
  readonly total: number
  readonly timeToLiveDays: number
}

/** Why nothing is proven, in one sentence that names who lacks evidence. Expects at least one gap. */
export function gapsReason(gaps: readonly EvidenceGap[], asOf: Date, wording: Wording): string {
  const { act, subjects, total, timeToLiveDays } = wording
  const [only] = gaps
  if (only === undefined)
    return `Every one of the ${formatCount(total)} ${subjects} has a current complete ${act}.`
  const limit = `one counts for ${timeToLiveDays === 1 ? '1 day' : `${timeToLiveDays} days`}`
  if (gaps.length > 1) {
    const names = listed(gaps.map(({ subject }) => subject.label))
    return `${formatCount(gaps.length)} of ${formatCount(total)} ${subjects} have no current complete ${act}: ${names}.`
  }
  switch (only.reason) {
    case 'never':
      return `No complete ${act} of ${only.subject.label} has been received.`
    case 'incomplete':
      return `The last ${act} of ${only.subject.label} did not complete, and no complete one has followed.`
    case 'stale':
      return only.lastProvenAt === null || only.lastProvenAt > asOf
        ? `The last complete ${act} of ${only.subject.label} does not count at this moment; ${limit}.`
        : `The last complete ${act} of ${only.subject.label} was ${lasting(asOf.getTime() - only.lastProvenAt.getTime())} ago; ${limit}.`
  }
}

/** Sorted by name, one gap a subject: the graver reason wins, in the order of the list below. */
export function distinctGaps(gaps: readonly EvidenceGap[]): EvidenceGap[] {
  const gravity = { never: 0, incomplete: 1, stale: 2 } as const
  const bySubject = new Map<string, EvidenceGap>()
  const ordered = gaps.toSorted(
    (a, b) =>
      gravity[a.reason] - gravity[b.reason] ||
      (a.lastProvenAt?.getTime() ?? 0) - (b.lastProvenAt?.getTime() ?? 0),
  )
  for (const gap of ordered) if (!bySubject.has(gap.subject.id)) bySubject.set(gap.subject.id, gap)
  return [...bySubject.values()].toSorted(
    (a, b) => compareText(a.subject.label, b.subject.label) || compareText(a.subject.id, b.subject.id),
  )
}

/** By code unit, not by locale: the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
