import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { RevocationEvent } from '#lib/reviews/model/revocation-detail.ts'
import { revocationSteps } from '#lib/reviews/model/revocation-words.ts'

/** Everything that happened, newest first. */
export function RevocationHistory({
  events,
  mayOpen,
  now,
}: {
  events: readonly RevocationEvent[]
  mayOpen: boolean
  now: Date
}) {
  return (
    <ol className="grid gap-0 border-l border-line pl-4" aria-label="What happened, newest first">
      {Array.from(events.entries(), ([place, event]) => (
        <li key={place} className="relative pb-4 text-sm last:pb-0">
          <i
            aria-hidden="true"
            className="absolute top-1.5 -left-[1.3rem] block size-2 rounded-full bg-ink-3"
          />
          <p className="font-medium">{event.from === null ? 'Asked to go' : revocationSteps[event.to]}</p>
          <p className="text-xs text-ink-3">
            {event.byName}, <Time at={new Date(event.at)} now={now} />
            {event.evidence !== null && mayOpen && (
              <>
                {' · '}
                <TextLink href={`/evidence/${event.evidence.id}`} prefetch={false}>
                  the import that shows it
                </TextLink>
              </>
            )}
          </p>
          {event.note !== null && <p className="mt-0.5 break-words whitespace-pre-line">{event.note}</p>}
        </li>
      )).reverse()}
    </ol>
  )
}
