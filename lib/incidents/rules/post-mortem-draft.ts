import { formatClock, formatDate } from '#lib/platform/format/time.ts'
import type { PostMortemText } from '../model/post-mortem.ts'
import type { ResponseStep, TimelineKind } from '../model.ts'
import { preparePeople } from './redaction/people.ts'
import { tokensOf } from './redaction/phrases.ts'

/** An entry of the timeline as it stands: corrected, not withdrawn. */
export type DraftedEvent = {
  id: string
  kind: TimelineKind
  observedAt: Date
  body: string
  isPinned: boolean
}

/** What the record of an incident says. */
export type IncidentRecord = {
  summary: string
  detectedAt: Date
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
  const triage = stepNote('triage')
  return {
    summary: say(record.summary),
    impact: impactOf(record),
    timeline: timelineOf(record, say),
    root_cause: '',
    vulnerability: triage ? say(triage.note) : '',
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

function timelineOf({ events, steps }: IncidentRecord, say: (text: string) => string): string {
  const proving = new Set(steps.flatMap(({ eventIds }) => eventIds))
  const weight = (event: DraftedEvent): number =>
    event.isPinned
      ? 0
      : proving.has(event.id)
        ? 1
        : event.kind === 'detection'
          ? 2
          : event.kind === 'decision'
            ? 3
            : 4
  const told = new Set(
    events
      .filter(({ body }) => body.trim() !== '')
      .toSorted((a, b) => weight(a) - weight(b) || a.observedAt.getTime() - b.observedAt.getTime())
      .slice(0, mostEvents),
  )
  const lines: string[] = []
  let day = ''
  for (const event of events) {
    if (!told.has(event)) continue
    const today = formatDate(event.observedAt)
    if (today !== day) lines.push(...(day === '' ? [] : ['']), `### ${today} (UTC)`, '')
    day = today
    lines.push(`- **${formatClock(event.observedAt)}** ${firstLine(say(event.body))}`)
  }
  return lines.join('\n')
}

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
