import { formatCount } from '#lib/platform/format/count.ts'
import { LinkButton } from './button.tsx'

/**
 * Keyset paging as a link: how many are shown, of how many when known, and the way to the next. `noun` is the plural;
 * `one` its singular, where that is not the plural without its s.
 */
export function LoadMore({
  shown,
  total,
  noun,
  one = noun.replace(/s$/, ''),
  href,
}: {
  shown: number
  total?: number
  noun: string
  one?: string
  href?: string
}) {
  const figures = total === undefined ? formatCount(shown) : `${formatCount(shown)} of ${formatCount(total)}`
  return (
    <div className="flex items-center justify-between gap-4 px-2.5 py-3 text-xs text-ink-3">
      <span className="tabular-nums">
        {figures} {(total ?? shown) === 1 ? one : noun}
      </span>
      {href !== undefined && (
        <LinkButton href={href} size="small" scroll={false}>
          Show more
        </LinkButton>
      )}
    </div>
  )
}
