import type { Control } from '#lib/policy/model.ts'
import type { CheckResult } from '../model.ts'
import { unprovenBecauseNotConnected } from './evaluate.ts'

/** For a control that is in the policy but not yet in the prepared answers: the policy has only just changed. */
export function notJudgedYet(control: Control): CheckResult {
  return {
    ...unprovenBecauseNotConnected(control),
    reason: 'Not judged yet: the first evaluation under this policy has not run.',
  }
}
