import { isOver } from '#lib/incidents/model/states.ts'
import { incidentName } from '#lib/incidents/model.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import type { DueSoon, Violation } from '../model.ts'
import { earliest } from './evidence-age.ts'
import { type IncidentDeadline, type RecordedIncident, recentDays } from './incident-record.ts'

type Terms = {
  readonly kind: IncidentDeadline['kind']
  /** `classified`: what is done when the clock stops. */
  readonly done: string
  /** From when on a running deadline counts as near. */
  readonly nearFrom: (deadline: IncidentDeadline) => Date
}

export type JudgedDeadlines = {
  readonly violations: Violation[]
  readonly dueSoon: DueSoon[]
  /** How many deadlines of the kind the facts hold. */
  readonly total: number
  /** Of the last days, how long each took that has stopped, in milliseconds. */
  readonly took: readonly number[]
  /** The first that still runs. */
  readonly nextDueAt: Date | null
}

/**
 * The deadlines of one kind. One that was missed is a violation from then on until the incident is closed, also when
 * the deed followed: whoever closes it has seen that it was late, and no lateness is too short to be recorded.
 */
export function judgeDeadlines(
  incidents: readonly RecordedIncident[],
  terms: Terms,
  asOf: Date,
): JudgedDeadlines {
  const own = incidents.flatMap((incident) =>
    incident.deadlines.filter(({ kind }) => kind === terms.kind).map((deadline) => ({ incident, deadline })),
  )
  const running = own.filter(
    ({ incident, deadline }) => deadline.stoppedAt === null && !isOver(incident.status),
  )
  const recentFrom = new Date(asOf.getTime() - recentDays * dayMs)
  return {
    violations: own
      .filter(
        ({ incident, deadline }) => !isOver(incident.status) && (deadline.stoppedAt ?? asOf) > deadline.dueAt,
      )
      .map(({ incident, deadline }) => ({
        ...incidentPart(incident, terms.kind),
        summary: lateness(deadline, terms.done, asOf),
        dueAt: deadline.dueAt,
        since: deadline.dueAt,
      })),
    dueSoon: running
      .filter(({ deadline }) => deadline.dueAt >= asOf && terms.nearFrom(deadline) <= asOf)
      .map(({ incident, deadline }) => ({
        ...incidentPart(incident, terms.kind),
        summary: `To be ${terms.done}`,
        dueAt: deadline.dueAt,
      })),
    total: own.length,
    took: own.flatMap(({ deadline: { startedAt, stoppedAt } }) =>
      stoppedAt !== null && startedAt >= recentFrom ? [stoppedAt.getTime() - startedAt.getTime()] : [],
    ),
    nextDueAt: earliest(running.flatMap(({ deadline: { dueAt } }) => (dueAt >= asOf ? [dueAt] : []))),
  }
}

/** What every violation about an incident has: its number and its page, never its title, which not everybody may read. */
export const incidentPart = ({ number }: RecordedIncident, what: string) => ({
  subject: { type: 'incident', id: String(number), label: incidentName(number) },
  key: `${what}:${number}`,
  count: 1,
  drill: { page: 'incidents', filter: { id: String(number) } },
})

const lateness = ({ stoppedAt, dueAt }: IncidentDeadline, done: string, asOf: Date): string =>
  stoppedAt === null
    ? `Not ${done}, ${formatDuration(asOf.getTime() - dueAt.getTime())} over`
    : `${done[0]?.toUpperCase()}${done.slice(1)} ${formatDuration(stoppedAt.getTime() - dueAt.getTime())} late`

/** `INC-9 is not classified in time`, `2 incidents are …`; late ones that were mended are told as such. */
export function missedReason(violations: readonly Violation[], done: string): string {
  const names = violations.map(({ subject }) => subject.label).join(', ')
  const isOpen = violations.some(({ summary }) => summary.startsWith('Not '))
  const [only] = violations
  if (violations.length === 1 && only !== undefined) {
    return `${only.subject.label} ${isOpen ? 'is not' : 'was not'} ${done} in time: ${lowered(only.summary)}.`
  }
  return `${formatQuantity(violations.length, 'incident')} ${isOpen ? 'are' : 'were'} not ${done} in time: ${names}.`
}

const lowered = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** The middle value; of an even number the lower of the two, which somebody really took. Null of none. */
export function medianOf(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null
}
