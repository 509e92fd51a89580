import type { OwedItem } from '../model/posture-view.ts'
import type { DueSoon, Violation } from '../model.ts'

type Owing = {
  readonly controlId: string
  readonly controlTitle: string
  readonly violations: readonly Violation[]
  readonly dueSoon: readonly DueSoon[]
}

/** What must be done, soonest first: what had no grace, then what is past its time, then what falls due next. */
export function owedNext(controls: readonly Owing[]): OwedItem[] {
  return controls
    .flatMap(({ controlId, controlTitle, violations, dueSoon }) =>
      [
        ...violations,
        // A violation and a near deadline of one subject are two duties of two dates.
        ...dueSoon.map((item) => ({ ...item, key: `${item.key} soon`, since: null })),
      ].map(
        (item): OwedItem => ({
          key: `${controlId} ${item.key}`,
          what: item.summary,
          subject: item.subject.label,
          controlId,
          controlTitle,
          dueAt: item.dueAt,
          since: item.since,
          drill: item.drill,
        }),
      ),
    )
    .toSorted((a, b) => momentOf(a) - momentOf(b) || (a.key < b.key ? -1 : 1))
}

/** Without a deadline the duty began at once, and comes before every dated one. */
const momentOf = ({ dueAt }: OwedItem): number => dueAt?.getTime() ?? Number.MIN_SAFE_INTEGER
