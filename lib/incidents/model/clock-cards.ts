import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import { describeClock } from './clock-words.ts'
import type { ClockProofView, ClockView, IncidentDetail } from './incident.ts'

/** One figure of the row of clocks on the page of an incident. */
export type ClockCard = {
  key: string
  name: string
  /** `4 min`, `40 h 51 min left`, `2 h over`. */
  value: string
  /** How it stands; null for a figure that has no deadline. */
  state: ClockView['state'] | null
  /** `target 60 min`, `of 72 h`. */
  context: string
  /** What stopped it, and where that is seen. */
  proof: Pick<ClockProofView, 'text' | 'href'> | null
  /** Share of its time that is used, 0 to 1 and more; null without a deadline. */
  used: number | null
  dueAt: string | null
  /** Of a law or a contract: its source. */
  regulation: string | null
}

const doneNames = {
  classify: 'Classified',
  acknowledge: 'Acknowledged',
  publish: 'Public post-mortem',
} as const

type Source = Pick<IncidentDetail, 'clocks' | 'steps' | 'reportedAt' | 'owesPostMortem' | 'status'>

/** The clocks that count, in the order of the response, with containment and the clock to come between them. */
export function clockCards(incident: Source, now: Date): ClockCard[] {
  const clocks = incident.clocks.filter(({ state }) => state !== 'voided')
  const ofKind = (kind: ClockView['kind']) => clocks.filter((clock) => clock.kind === kind)
  const cards = [...ofKind('classify'), ...ofKind('acknowledge')].map((clock) => cardOf(clock, now))
  const contained = containment(incident, now)
  const publish = ofKind('publish').map((clock) => cardOf(clock, now))
  return [
    ...cards,
    ...(contained === null ? [] : [contained]),
    ...(publish.length === 0 && incident.owesPostMortem && incident.status !== 'dismissed'
      ? [publicationToCome]
      : publish),
    ...ofKind('regulatory').map((clock) => cardOf(clock, now)),
  ]
}

/** As the policy speaks of it: `15 min`, `60 min`, `72 h`; longer ones in days. */
function allowedWords(milliseconds: number): string {
  if (milliseconds <= 2 * hourMs) return `${Math.round(milliseconds / minuteMs)} min`
  if (milliseconds <= 7 * dayMs) return `${Math.round(milliseconds / hourMs)} h`
  return formatDuration(milliseconds, 1)
}

function cardOf(clock: ClockView, now: Date): ClockCard {
  const words = describeClock(clock, now)
  const isStopped = words.state === 'stopped' || words.state === 'stopped_late'
  const allowed = allowedWords(words.allowedMs)
  const tookMs = words.used * words.allowedMs
  return {
    key: clock.id,
    name: isStopped && clock.kind !== 'regulatory' ? doneNames[clock.kind] : words.title,
    value: isStopped ? formatDuration(tookMs) : words.text,
    state: words.state,
    context:
      words.state === 'stopped_late'
        ? `${formatDuration(tookMs - words.allowedMs)} late, target ${allowed}`
        : isStopped
          ? `target ${allowed}`
          : `of ${allowed}`,
    proof: clock.proof,
    used: words.used,
    dueAt: clock.dueAt,
    regulation: clock.kind === 'regulatory' ? (clock.source ?? 'law or contract') : null,
  }
}

/** How long it took until it was contained, from the report; the policy sets no limit to it. */
function containment({ steps, reportedAt, status }: Source, now: Date): ClockCard | null {
  const claim = steps.find(({ step }) => step === 'contain')?.claim ?? null
  if (claim === null && (status === 'dismissed' || status === 'reported')) return null
  const until = claim === null ? now : new Date(claim.doneAt)
  return {
    key: 'contained',
    name: claim === null ? 'Not contained' : 'Contained',
    value: formatDuration(Math.max(0, until.getTime() - Date.parse(reportedAt))),
    state: null,
    context: claim === null ? 'since it was reported' : 'after it was reported',
    proof: claim === null ? null : { text: `${claim.note} (${claim.byName})`, href: null },
    used: null,
    dueAt: null,
    regulation: null,
  }
}

const publicationToCome: ClockCard = {
  key: 'publish',
  name: 'Public post-mortem',
  value: 'owed',
  state: null,
  context: 'its clock starts at the resolution',
  proof: null,
  used: null,
  dueAt: null,
  regulation: null,
}
