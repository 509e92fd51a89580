import type { Day } from '#cli/demo/history/life.ts'
import { responseSteps } from '#lib/incidents/model.ts'
import type { Told, ToldEntry, ToldStep } from './told.ts'
import { yearOfIncidents } from './year.ts'

/** What happens in one sitting: what was seen since the last one is written down first. */
export type IncidentDeed =
  | { kind: 'open' }
  | { kind: 'claim'; step: 'triage' | 'contain' | 'eradicate'; claim: ToldStep }
  | { kind: 'lower' }
  | { kind: 'dismiss' }
  | { kind: 'look-on' }
  | { kind: 'resolve'; claim: ToldStep }
  | { kind: 'reopen' }
  | { kind: 'submit' }
  | { kind: 'approve'; approval: number }
  | { kind: 'publish' }
  | { kind: 'close' }
  | { kind: 'follow-up'; followUp: number }

export type IncidentAct =
  | { kind: 'set-up' }
  /** Whoever scans tells the lead what is open and critical or high. */
  | { kind: 'tell-issues' }
  | { kind: 'confide'; report: 'first' | 'second' }
  | { kind: 'incident'; told: Told; entries: readonly ToldEntry[]; deed: IncidentDeed }

export type TimedAct = { day: Day; act: IncidentAct }

const minute: Day = 1 / (24 * 60)
const hour: Day = 1 / 24
/** In the afternoon of the story, apart from the exports of the morning. */
const tellAt: Day = 0.55
const setUpDay: Day = -363.9
const confidedDays = { first: -214.9, second: -5.2 * hour }

/** Everything about incidents and reports, from the first day on, in no order. */
export function incidentActs(): TimedAct[] {
  const tellings = Array.from(
    { length: -Math.ceil(setUpDay) },
    (_, index): TimedAct => ({
      day: Math.ceil(setUpDay) + index + tellAt,
      act: { kind: 'tell-issues' },
    }),
  )
  return [
    { day: setUpDay, act: { kind: 'set-up' } },
    ...tellings,
    ...(['first', 'second'] as const).map(
      (report): TimedAct => ({
        day: confidedDays[report],
        act: { kind: 'confide', report },
      }),
    ),
    ...yearOfIncidents.flatMap(deedsOf),
  ]
}

type Timed = readonly [day: Day, deed: IncidentDeed]

function deedsOf(told: Told): TimedAct[] {
  const deeds = [...handling(told), ...aftermath(told)].toSorted(([a], [b]) => a - b)
  let writtenUntil = Number.NEGATIVE_INFINITY
  return deeds.map(([day, deed]) => {
    const now = (day - told.day) / minute
    const entries = told.entries.filter(([at]) => at > writtenUntil && at <= now)
    writtenUntil = now
    return { day, act: { kind: 'incident', told, entries, deed } }
  })
}

/** From the report to the resolution, or as far as it has come. */
function handling(told: Told): Timed[] {
  const at = (minutes: number): Day => told.day + minutes * minute
  const deeds: Timed[] = [[told.day, { kind: 'open' }], ...claims(told.steps, told.day)]
  if (told.lowered) deeds.push([at(told.lowered.at), { kind: 'lower' }])
  if (told.dismissed) deeds.push([at(told.dismissed.at), { kind: 'dismiss' }])
  const last = told.entries.at(-1)?.[0]
  // Still under way: what was seen since the last step is on the timeline, too.
  if (told.resolvedAt === null && told.dismissed === undefined && last !== undefined)
    deeds.push([at(last + 1), { kind: 'look-on' }])
  if (told.resolvedAt !== null && told.steps.recover)
    deeds.push([at(told.resolvedAt), { kind: 'resolve', claim: told.steps.recover }])
  const again = told.reopened
  if (again) {
    const opened = resolvedOn({ ...told, reopened: undefined }) + again.afterHours * hour
    deeds.push([opened, { kind: 'reopen' }], ...claims(again.steps, opened), [
      opened + again.resolvedAfterHours * hour,
      { kind: 'resolve', claim: again.steps.recover },
    ])
  }
  return deeds
}

const claims = (steps: Told['steps'], from: Day): Timed[] =>
  responseSteps.flatMap((step): Timed[] => {
    const claim = steps[step]
    return claim && step !== 'recover' ? [[from + claim.at * minute, { kind: 'claim', step, claim }]] : []
  })

/** From the resolution on: the post-mortem, the closing, and what follows. */
function aftermath(told: Told): Timed[] {
  if (told.resolvedAt === null) return []
  const resolved = resolvedOn(told)
  const { postMortem, closedAfterDays, followUps } = told
  const published = postMortem?.publishedAfterHours ?? null
  const deeds: Timed[] = followUps.flatMap(({ done }, followUp): Timed[] =>
    done === null ? [] : [[resolved + done.afterDays, { kind: 'follow-up', followUp }]],
  )
  if (postMortem) {
    deeds.push([resolved + postMortem.submittedAfterHours * hour, { kind: 'submit' }])
    for (const [approval, [, afterHours]] of postMortem.approvals.entries())
      deeds.push([resolved + afterHours * hour, { kind: 'approve', approval }])
  }
  if (published !== null) deeds.push([resolved + published * hour, { kind: 'publish' }])
  if (closedAfterDays !== null)
    deeds.push([resolved + (published ?? 0) * hour + closedAfterDays, { kind: 'close' }])
  return deeds
}

/** When it was over for good. */
function resolvedOn({
  day,
  resolvedAt,
  reopened,
}: Pick<Told, 'day' | 'resolvedAt'> & { reopened?: Told['reopened'] | undefined }): Day {
  const first = day + (resolvedAt ?? 0) * minute
  return reopened ? first + (reopened.afterHours + reopened.resolvedAfterHours) * hour : first
}
