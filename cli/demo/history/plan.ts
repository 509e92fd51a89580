import type { IncidentAct, TimedAct } from '#cli/demo/incidents/acts.ts'
import type { Look } from '#cli/demo/reports/report.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { type Act, acts } from './acts.ts'
import { type Day, isThere, severityOn } from './life.ts'
import { livesOf } from './lives.ts'
import { scanDays } from './schedule.ts'
import { type Scope, scopeKey, scopes } from './scope.ts'
import { flawedScans } from './story.ts'

/** `cut`: the report ends in its head, before any finding, or halfway through. */
export type ScanStep = { kind: 'scan'; day: Day; scope: Scope; cut?: 'head' | 'half' }
export type ActStep = { kind: 'act'; day: Day; act: Act }
export type EvaluateStep = { kind: 'evaluate'; day: Day }
/** Everything about access on one day. */
export type AccessStep = { kind: 'access'; day: Day }
/** One sitting of the response to incidents. */
export type IncidentStep = { kind: 'incident'; day: Day; act: IncidentAct }
export type Step = ScanStep | ActStep | EvaluateStep | AccessStep | IncidentStep

/** When the history begins: the policy is in force and the first people are there. */
export type { Day } from './life.ts'
export const firstDay: Day = -365

export const dateOf = (day: Day, end: Date): Date => new Date(end.getTime() + Math.round(day * dayMs))

/** Everything that happens after `from` and until `until`, in order. */
export function planSteps(
  from: Day,
  until: Day,
  only: (scope: Scope) => boolean = () => true,
  accessFrom: Day | null = null,
  incidents: readonly TimedAct[] = [],
): Step[] {
  const chosen = scopes.filter(only)
  const scans = chosen.flatMap((scope) => scansOf(scope, until))
  const done = acts
    .filter((act) => !('asset' in act) || chosen.some(({ asset }) => asset === act.asset))
    .map((act): Step => ({ kind: 'act', day: act.day, act }))
  const evaluations = Array.from(
    { length: Math.floor(until) - firstDay },
    (_, index): Step => ({ kind: 'evaluate', day: firstDay + 1 + index }),
  )
  // In the morning, well apart from the evaluation that closes a day.
  const access =
    accessFrom === null
      ? []
      : Array.from(
          { length: Math.max(0, Math.floor(until) - accessFrom) },
          (_, index): Step => ({ kind: 'access', day: accessFrom + index + 0.3 }),
        )
  const responses = incidents.map(({ day, act }): Step => ({ kind: 'incident', day, act }))
  const steps = [
    ...scans,
    ...descriptions(scans, from),
    ...done,
    ...evaluations,
    ...access,
    ...responses,
  ].sort((a, b) => a.day - b.day)
  return apart(steps).filter(({ day }) => day > from && day <= until)
}

/** A step takes less than this, so that whoever starts again knows by the time alone which steps are done. */
const spacing: Day = 4 / (24 * 60)
const accessSpacing: Day = 45 / (24 * 60)
const incidentSpacing: Day = 20 / (24 * 60)
const spacings: Partial<Record<Step['kind'], Day>> = { access: accessSpacing, incident: incidentSpacing }

function apart(steps: readonly Step[]): Step[] {
  let earliest = Number.NEGATIVE_INFINITY
  return steps.map((step) => {
    const day = Math.max(step.day, earliest)
    earliest = day + (spacings[step.kind] ?? spacing)
    return { ...step, day }
  })
}

/** What the scanner of a scope sees at a moment. */
export function lookAt(scope: Scope, day: Day, end: Date): Look {
  const present = livesOf(scope)
    .filter((life) => isThere(life, day))
    .map((life) => ({ life, severity: severityOn(life, day) }))
  return { asset: scope.asset, day, at: dateOf(day, end), present }
}

/** How long after a scan that went wrong it was tried again, in days. */
const retriedAfter = 1.05

function scansOf(scope: Scope, until: Day): Step[] {
  const days = scanDays(scope, until)
  const regular = days.map((day): Step => ({ kind: 'scan', day, scope }))
  const flawed = flawedScans.flatMap(({ scope: key, before, cut }): Step[] => {
    const retry = days.findLast((day) => day < before)
    return key === scopeKey(scope) && retry !== undefined
      ? [{ kind: 'scan', day: retry - retriedAfter, scope, cut }]
      : []
  })
  return [...regular, ...flawed]
}

/** How long after the first report of a system the lead says what it is, in days. */
const describedAfter = 0.02

function descriptions(scans: readonly Step[], from: Day): Step[] {
  const after = scans.filter((step): step is ScanStep => step.kind === 'scan' && step.day > from)
  return [...Map.groupBy(after, ({ scope }) => scope.asset)].map(([asset, steps]) => {
    const day = Math.min(...steps.map((step) => step.day)) + describedAfter
    return { kind: 'act', day, act: { kind: 'describe', day, asset } }
  })
}
