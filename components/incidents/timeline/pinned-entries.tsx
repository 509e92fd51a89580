import type { TimelineEntry } from '#lib/incidents/model/timeline.ts'
import { formatAbsolute } from '#lib/platform/format/time.ts'
import { EntryDeeds } from './entry-deeds.tsx'
import { TimelineEntryView } from './timeline-entry.tsx'

/** What somebody put on top, for whoever comes next. */
export function PinnedEntries({
  number,
  entries,
  mayRespond,
}: {
  number: number
  entries: readonly TimelineEntry[]
  mayRespond: boolean
}) {
  if (entries.length === 0) return null
  return (
    <section aria-label="Pinned" className="rounded-lg border border-line bg-panel px-3.5 pt-3">
      <h3 className="pb-2 text-xs font-semibold text-ink-2">Pinned</h3>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id} className="group/row">
            <p className="pb-0.5 text-2xs text-ink-3">{formatAbsolute(new Date(entry.observedAt))}</p>
            <TimelineEntryView
              entry={entry}
              {...(mayRespond && { deeds: <EntryDeeds number={number} entry={entry} /> })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
