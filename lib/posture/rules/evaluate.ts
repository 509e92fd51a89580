import type { Control } from '#lib/policy/model.ts'
import type { CheckResult } from '../model.ts'
import type { FactsByCheck } from './facts.ts'
import { checkRegistry } from './registry.ts'
import { notMeasured } from './wording.ts'

/**
 * The result of one control at one moment. A control whose check has no rule yet, or whose facts were not given, is
 * unproven and says what to connect.
 */
export function evaluateControl(control: Control, facts: FactsByCheck, asOf: Date): CheckResult {
  const evaluate = checkRegistry.get(control.id)?.evaluate ?? null
  return evaluate?.(facts, control, asOf) ?? unprovenBecauseNotConnected(control)
}

/** No importer brings this control's facts: neither good nor bad, and what would change that. */
export function unprovenBecauseNotConnected(control: Control): CheckResult {
  const target = checkRegistry.get(control.id)?.targetOf(control) ?? notMeasured('')
  return {
    status: 'unproven',
    measured: notMeasured(target.unit),
    target,
    reason: `No evidence source connected: ${control.connect.replace(/\.$/, '')}.`,
    violationCount: 0,
    exceptionCount: 0,
    violations: [],
    dueSoon: [],
    gaps: [],
    freshestEvidenceAt: null,
    becomesStaleAt: null,
    deviation: null,
  }
}
