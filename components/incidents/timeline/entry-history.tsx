import type { TimelineEntry } from '#lib/incidents/model/timeline.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formatAbsolute } from '#lib/platform/format/time.ts'
import { EntryBody } from './entry-body.tsx'
import { EntryLinks } from './entry-links.tsx'

/** What an entry said before it was corrected or withdrawn: nothing that was ever told is out of sight. */
export function EntryHistory({ entry }: { entry: TimelineEntry }) {
  if (entry.earlier.length === 0) return null
  return (
    <details className="group mt-1.5 text-xs text-ink-2">
      <summary className="inline-flex list-none rounded-sm text-ink-3 underline decoration-line underline-offset-2 hover:text-ink max-sm:py-1.5">
        {entry.isWithdrawal ? 'What it said' : `Corrected: ${entry.reason ?? ''}`}
        <span className="sr-only">, {formatQuantity(entry.earlier.length, 'earlier version')}</span>
      </summary>
      <ol className="mt-1.5 grid gap-2 border-l-2 border-line pl-3">
        {entry.earlier.map((version) => (
          <li key={version.id}>
            <p className="text-ink-3">
              {version.authorName}, told {formatAbsolute(new Date(version.recordedAt))}, seen{' '}
              {formatAbsolute(new Date(version.observedAt))}
              {version.reason !== null && `; ${version.reason}`}
            </p>
            <EntryBody text={version.body} />
            <EntryLinks links={version.links} attachments={version.attachments} />
          </li>
        ))}
      </ol>
    </details>
  )
}
