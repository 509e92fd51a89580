import Pin from 'lucide-react/icons/pin'
import type { ReactNode } from 'react'
import { isOwnRecord, type TimelineEntry } from '#lib/incidents/model/timeline.ts'
import { timelineKindWords } from '#lib/incidents/model/words.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import { formatAbsolute, formatClock } from '#lib/platform/format/time.ts'
import { EntryBody } from './entry-body.tsx'
import { EntryHistory } from './entry-history.tsx'
import { EntryLinks } from './entry-links.tsx'
import { KindMark } from './kind-mark.tsx'

/** From here on it is worth a word that something was told later than it was seen. */
const lateMs = 5 * minuteMs

/** One entry: when it was seen, what happened, whose word it is, and what it rests on. */
export function TimelineEntryView({ entry, deeds }: { entry: TimelineEntry; deeds?: ReactNode }) {
  const seen = new Date(entry.observedAt)
  return (
    <div className="grid grid-cols-[2.75rem_1rem_minmax(0,1fr)] gap-x-2.5 pb-4">
      <time
        dateTime={entry.observedAt}
        title={formatAbsolute(seen)}
        className="pt-0.5 text-right text-xs text-ink-3 tabular-nums"
      >
        {formatClock(seen)}
      </time>
      <span aria-hidden="true" className="relative flex justify-center pt-0.75">
        <span className="absolute top-5 -bottom-4 w-px bg-line group-last/row:hidden" />
        <KindMark kind={entry.kind} />
      </span>
      <div className="min-w-0">
        <div className="flex items-start justify-between gap-2">
          <div className="min-w-0">
            {entry.isWithdrawal ? (
              <p className="text-base text-ink-3">
                <s aria-hidden="true">{entry.earlier[0]?.body.slice(0, 80) ?? 'An entry'}</s>{' '}
                <b className="font-medium text-ink-2">Withdrawn: {entry.reason}</b>
              </p>
            ) : (
              <EntryBody text={entry.body} />
            )}
          </div>
          {deeds}
        </div>
        <p className="mt-0.5 flex flex-wrap gap-x-1.5 text-xs text-ink-3">
          <span>{timelineKindWords[entry.kind].toLowerCase()}</span>
          <span>· {whoseWord(entry)}</span>
          {entry.isPinned && (
            <span className="inline-flex items-center gap-1">
              · <Pin className="size-3" aria-hidden="true" /> pinned
            </span>
          )}
          <Told entry={entry} seen={seen} />
        </p>
        <EntryLinks links={entry.links} attachments={entry.attachments} />
        <EntryHistory entry={entry} />
      </div>
    </div>
  )
}

function Told({ entry, seen }: { entry: TimelineEntry; seen: Date }) {
  const told = new Date(entry.recordedAt)
  const later = told.getTime() - seen.getTime()
  if (later < lateMs) return null
  return (
    <span title={`Told ${formatAbsolute(told)}`} className="tabular-nums">
      · told {formatDuration(later, 1)} later
    </span>
  )
}

function whoseWord(entry: TimelineEntry): string {
  if (isOwnRecord(entry)) return `${entry.authorName}, through Plumbline`
  if (entry.source === 'browser' || entry.source === 'chat') return entry.authorName
  return entry.source === 'api' ? `${entry.authorName}, by API` : `${entry.authorName}, by “${entry.source}”`
}
