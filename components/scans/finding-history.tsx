import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { facetLabel } from '#lib/scans/model/facet-words.ts'
import type { HistoryEntry } from '#lib/scans/model/finding-detail.ts'

/** What happened to a finding, newest first. */
export function FindingHistory({ history, now }: { history: readonly HistoryEntry[]; now: Date }) {
  return (
    <ol className="border-l border-line pl-4 text-sm">
      {history.toReversed().map((entry) => (
        <li
          key={`${entry.kind} ${entry.at.toISOString()} ${entry.recordedAt.toISOString()}`}
          className="relative pb-3 before:absolute before:top-1.5 before:-left-[1.28rem] before:size-2 before:rounded-full before:bg-ink-3 last:pb-0"
        >
          <p>
            {sentenceOf(entry)}
            {entry.actorName !== null && <span className="text-ink-2"> by {entry.actorName}</span>}
          </p>
          <p className="text-xs text-ink-3">
            <Time at={entry.at} now={now} />
            {entry.runId !== null && (
              <>
                {' · '}
                <TextLink href={`/runs/${entry.runId}`} prefetch={false}>
                  scan run
                </TextLink>
              </>
            )}
            {entry.detail.reason !== undefined && ` · ${entry.detail.reason}`}
            {entry.detail.note !== undefined && ` · ${entry.detail.note}`}
          </p>
        </li>
      ))}
    </ol>
  )
}

function sentenceOf({ kind, detail }: HistoryEntry): string {
  const decision = facetLabel('disposition', detail.disposition ?? '').toLowerCase()
  switch (kind) {
    case 'first_seen':
      return 'First seen'
    case 'fixed':
      return 'Fixed: a complete scan no longer showed it'
    case 'reopened':
      return 'Reopened: a scan showed it again'
    case 'severity_changed':
      return `Severity changed from ${detail.from} to ${detail.to}`
    case 'disposition_requested':
      return `Asked to be judged “${decision}”`
    case 'disposition_approved':
      return `Judged “${decision}”`
    case 'disposition_rejected':
      return `Refused to be judged “${decision}”`
    case 'disposition_ended':
      return 'The decision, or the request for one, ended'
    case 'to_review':
      return 'To be looked at again'
  }
}
