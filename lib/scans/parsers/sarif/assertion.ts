import type { Assertion } from '#lib/scans/model.ts'
import { at, list, text } from '../field.ts'

/** Kinds that state a problem (section 3.27.9); `open` and `review` ask a person to judge one. */
const assertingKinds = new Set(['fail', 'open', 'review'])

/** A suppression counts unless it is still under review or was rejected (section 3.35.3). */
const pendingStatus = new Set(['underReview', 'rejected'])

export function assertionOf(result: unknown): Assertion {
  const kind = text(at(result, 'kind')) ?? 'fail'
  if (!assertingKinds.has(kind) || at(result, 'baselineState') === 'absent') return 'not_asserted'
  const suppressions = list(at(result, 'suppressions'))
  const isWaived =
    suppressions.length > 0 &&
    !suppressions.some((one) => pendingStatus.has(text(at(one, 'status')) ?? 'accepted'))
  return isWaived ? 'suppressed' : 'present'
}
