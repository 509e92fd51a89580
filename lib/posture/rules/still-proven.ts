import type { ControlStatus } from '../model.ts'

type Stored = { status: ControlStatus; becomesStaleAt: Date | null; reason: string; deviation: number | null }

const outlived = 'Its evidence has become stale, and nothing has been judged since: see that the worker runs.'

/**
 * A stored judgement as it may be shown now. Time passes without an evaluation where the worker is down: what was met
 * or at risk on evidence that has since become stale is unproven, whatever is stored.
 */
export function stillProven<R extends Stored>(result: R, now: Date): R {
  const isFavourable = result.status === 'met' || result.status === 'at_risk'
  if (!isFavourable || result.becomesStaleAt === null || result.becomesStaleAt >= now) return result
  return { ...result, status: 'unproven', reason: outlived, deviation: null }
}
