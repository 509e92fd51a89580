import { Time } from '#components/ui/time.tsx'
import { formatAge } from '#lib/platform/format/time.ts'

/** When something was last used; `never` only where its system reports use at all. */
export function LastUsed({
  at,
  isKnown,
  since,
  now,
}: {
  at: Date | null
  isKnown: boolean
  /** Held since: how long `never` is. */
  since: Date
  now: Date
}) {
  // A use after the moment shown is known now, but was not then.
  if (at !== null) return <Time at={at > now ? now : at} now={now} />
  if (!isKnown) return <span className="text-ink-3">not reported</span>
  return <span className="text-risk-ink">never in {formatAge(since, now)}</span>
}
