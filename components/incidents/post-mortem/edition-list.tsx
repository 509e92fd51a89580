import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { EditionView } from '#lib/incidents/model/post-mortem-view.ts'

/** Every edition that the public has read, newest first, with where it stands and what proves it. */
export function EditionList({
  editions,
  mayOpen,
  now,
}: {
  editions: readonly EditionView[]
  mayOpen: boolean
  now: Date
}) {
  return (
    <ol aria-label="Editions, newest first" reversed className="grid gap-3 text-sm">
      {Array.from(editions.entries(), ([place, edition]) => (
        <li key={edition.version}>
          <p className="font-medium">
            Edition {place + 1}, <Time at={new Date(edition.publishedAt)} now={now} />
          </p>
          {edition.changeNote !== null && <p className="break-words text-ink-2">{edition.changeNote}</p>}
          <p className="flex flex-wrap gap-x-3 text-xs">
            {edition.publicUrl !== null && (
              <a
                href={edition.publicUrl}
                target="_blank"
                rel="noopener noreferrer"
                className="break-all text-accent underline underline-offset-2"
              >
                {edition.publicUrl}
              </a>
            )}
            {edition.evidenceId !== null && mayOpen && (
              <TextLink href={`/evidence/${edition.evidenceId}`} prefetch={false}>
                the proof
              </TextLink>
            )}
          </p>
        </li>
      )).reverse()}
    </ol>
  )
}
