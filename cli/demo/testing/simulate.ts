import type { FlawSeverity } from '#cli/demo/catalogue/flaw.ts'
import type { Day } from '#cli/demo/history/life.ts'
import { lookAt, type ScanStep } from '#cli/demo/history/plan.ts'
import { type Scope, scopeKey } from '#cli/demo/history/scope.ts'
import { severityOf, weaknessesOn } from '#cli/demo/history/weaknesses.ts'

/** A flaw or weakness as scans saw it: open from the first that showed it until the first complete one that did not. */
export type Opening = {
  scope: string
  asset: string
  /** Of the flaw; of a weakness its path. */
  id: string
  severity: FlawSeverity
  opened: Day
  closed: Day
}

const anyEnd = new Date(0)

/**
 * Plays the scans through without a database: what each opens and closes. A run that would close more than half of
 * its scope is listed in `held` and closes nothing, unless it is one of `released`.
 */
export function simulate(scans: readonly ScanStep[], released: (step: ScanStep) => boolean = () => false) {
  const openings: Opening[] = []
  const held: ScanStep[] = []
  const open = new Map<string, Map<string, Opening>>()
  for (const step of scans) {
    if (step.cut !== undefined) continue
    const key = scopeKey(step.scope)
    const there = open.get(key) ?? new Map<string, Opening>()
    open.set(key, there)
    const seen = seenBy(step.scope, step.day)
    const names = new Set(seen.map(({ id }) => id))
    const gone = [...there.values()].filter(({ id }) => !names.has(id))
    const isHeld = gone.length * 2 > there.size
    if (isHeld) held.push(step)
    if (!isHeld || released(step)) {
      for (const opening of gone) {
        opening.closed = step.day
        there.delete(opening.id)
      }
    }
    for (const { id, severity } of seen) {
      const known = there.get(id)
      if (known) {
        known.severity = severity
        continue
      }
      const opening = {
        scope: key,
        asset: step.scope.asset,
        id,
        severity,
        opened: step.day,
        closed: Number.POSITIVE_INFINITY,
      }
      there.set(opening.id, opening)
      openings.push(opening)
    }
  }
  return { openings, held }
}

const seenBy = (scope: Scope, day: Day): { id: string; severity: FlawSeverity }[] => [
  ...lookAt(scope, day, anyEnd).present.map(({ life, severity }) => ({ id: life.flaw.id, severity })),
  ...weaknessesOn(scope.asset, scope.scanner, day).map((one) => ({
    id: one.path,
    severity: severityOf(one),
  })),
]
