import { describeClock } from '#lib/incidents/model/clock-words.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import type { DrawnInput } from './prepare-drawn-timeline.ts'

const openWords = {
  mobilise: 'Nobody has begun triage yet',
  triage: 'In triage',
  contain: 'Being contained',
  eradicate: 'Contained; its cause is being eradicated',
  recover: 'Eradicated; service is recovering',
} as const

/** The finding of the drawing, computed: where the response stands, for how long, and what is owed next. */
export function drawnTitle({ phases, clocks, now }: Pick<DrawnInput, 'phases' | 'clocks' | 'now'>): string {
  const [first, last] = [phases[0], phases.at(-1)]
  if (first === undefined || last === undefined) return 'Nothing has begun yet'
  const ms = (at: string) => new Date(at).getTime()
  const began = ms(first.startedAt)
  if (last.endedAt !== null) return `Over after ${formatDuration(ms(last.endedAt) - began)}`
  if (last.key !== 'post_mortem')
    return `${openWords[last.key]}, for ${formatDuration(now.getTime() - ms(last.startedAt))}`
  const resolved = `Resolved after ${formatDuration(ms(last.startedAt) - began)}`
  const publish = clocks.find(({ kind, voidedAt }) => kind === 'publish' && voidedAt === null)
  if (publish === undefined) return resolved
  const { state, text } = describeClock(publish, now)
  if (state === 'stopped' || state === 'stopped_late') return `${resolved}, public ${text}`
  return state === 'breached' ? `${resolved}; its post-mortem is ${text}` : `${resolved}; ${text} to publish`
}
