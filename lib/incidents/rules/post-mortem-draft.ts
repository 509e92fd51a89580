import { formatClock, formatDate } from '#lib/platform/format/time.ts'
import type { PostMortemText } from '../model/post-mortem.ts'
import { incidentSeverityWords } from '../model/words.ts'
import type { IncidentSeverity, ResponseStep, TimelineKind } from '../model.ts'
import { preparePeople } from './redaction/people.ts'
import { tokensOf } from './redaction/phrases.ts'

/** An entry of the timeline as it stands: corrected, not withdrawn. */
export type DraftedEvent = {
  id: string
  kind: TimelineKind
  observedAt: Date
  body: string
  isPinned: boolean
  /** Plumbline wrote it about itself: duties given, tasks added. */
  isOwnWord: boolean
}

/** What the record of an incident says. */
export type IncidentRecord = {
  summary: string
  detectedAt: Date
  classifiedAt: Date | null
  /** The highest ever held. */
  severity: IncidentSeverity | null
  acknowledgedAt: Date | null
  resolvedAt: Date | null
  /** In order of `observedAt`. */
  events: readonly DraftedEvent[]
  steps: readonly { step: ResponseStep; doneAt: Date; note: string; eventIds: readonly string[] }[]
  followUps: readonly { title: string; dueAt: Date }[]
  /** Names of whoever took part: the draft tells what was done, not by whom. */
  involved: readonly string[]
}

/** More than a reader follows; the record keeps the rest. */
const mostEvents = 80
const longestLine = 300

/**
 * The first text of a post-mortem, from what the record already says. What only people know (causes, what went well)
 * stays empty: an invented sentence would be published. Names of whoever took part become their part.
 */
export function draftSections(record: IncidentRecord): PostMortemText {
  const unnamed = preparePeople({ names: [], involved: record.involved, handles: [] })
  const say = (text: string) => withoutNames(text, unnamed)
  const stepNote = (step: ResponseStep) => record.steps.find((one) => one.step === step)
  return {
    summary: say(record.summary),
    impact: impactOf(record),
    timeline: timelineOf(record, say),
    root_cause: '',
    vulnerability: '',
    remediation: (['contain', 'eradicate', 'recover'] as const)
      .flatMap((step) => {
        const claim = stepNote(step)
        return claim ? [`1. ${momentOf(claim.doneAt)}: ${say(claim.note)}`] : []
      })
      .join('\n'),
    prevention: record.followUps
      .map(({ title, dueAt }) => `- ${say(title)}, by ${formatDate(dueAt)}`)
      .join('\n'),
    went_well: '',
  }
}

const momentOf = (at: Date): string => `${formatDate(at)}, ${formatClock(at)} UTC`

function impactOf({ detectedAt, resolvedAt }: IncidentRecord): string {
  const from = `From ${momentOf(detectedAt)}`
  return resolvedAt === null ? `${from}.` : `${from} to ${momentOf(resolvedAt)}.`
}

type Moment = { at: Date; text: string }

/**
 * What people told, and what the record itself knows: when it was classified, answered, ended. What Plumbline wrote
 * about its own doings is left out: nobody outside asks who held which duty.
 */
function timelineOf(record: IncidentRecord, say: (text: string) => string): string {
  const proving = new Set(record.steps.flatMap(({ eventIds }) => eventIds))
  const weight = (event: DraftedEvent): number =>
    event.isPinned ? 0 : proving.has(event.id) ? 1 : event.kind === 'detection' ? 2 : 3
  const told = record.events
    .filter(({ body, isOwnWord, kind }) => body.trim() !== '' && (!isOwnWord || kind === 'detection'))
    .toSorted((a, b) => weight(a) - weight(b) || a.observedAt.getTime() - b.observedAt.getTime())
    .slice(0, mostEvents)
    .map(({ observedAt, body }): Moment => ({ at: observedAt, text: firstLine(say(body)) }))
  const moments = [...told, ...milestones(record)].sort((a, b) => a.at.getTime() - b.at.getTime())
  const lines: string[] = []
  let day = ''
  for (const { at, text } of moments) {
    const today = formatDate(at)
    if (today !== day) lines.push(...(day === '' ? [] : ['']), `### ${today} (UTC)`, '')
    day = today
    lines.push(`- **${formatClock(at)}** ${capitalised(text)}`)
  }
  return lines.join('\n')
}

function milestones({ classifiedAt, severity, acknowledgedAt, resolvedAt }: IncidentRecord): Moment[] {
  const known: [Date | null, string][] = [
    [classifiedAt, severity === null ? 'Classified' : `Classified ${incidentSeverityWords[severity]}`],
    [acknowledgedAt, 'A responder took it over'],
    [resolvedAt, 'Resolved'],
  ]
  return known.flatMap(([at, text]) => (at === null ? [] : [{ at, text }]))
}

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** The first paragraph on one line, without Markdown's signs of a block. */
function firstLine(body: string): string {
  const [paragraph = ''] = body.trim().split(/\n\s*\n/)
  const line = paragraph
    .replaceAll(/^\s*(?:#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return line.length <= longestLine ? line : `${line.slice(0, longestLine - 1).trimEnd()}…`
}

function withoutNames(text: string, find: ReturnType<typeof preparePeople>): string {
  let said = ''
  let from = 0
  const places = find(text, tokensOf(text)).sort((a, b) => a.start - b.start || b.end - a.end)
  for (const { start, end } of places) {
    if (start < from) continue
    said += `${text.slice(from, start)}a responder`
    from = end
  }
  return said + text.slice(from)
}
