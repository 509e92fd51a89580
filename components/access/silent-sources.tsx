import { TextLink } from '#components/ui/text-link.tsx'
import type { SourceRow } from '#lib/access/model/source-row.ts'

/** Sources of a system that have brought nothing yet, with the way to send their first document. */
export function SilentSources({ sources }: { sources: readonly SourceRow[] }) {
  const silent = sources.filter(({ feeds }) => feeds.length === 0)
  if (silent.length === 0) return null
  return (
    <p className="px-2.5 pt-2 text-sm text-ink-2">
      Nothing has come yet from{' '}
      {silent.map(({ id, name }, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <TextLink href={`/sources/${id}`} prefetch={false}>
            {name}
          </TextLink>
        </span>
      ))}
      .
    </p>
  )
}
