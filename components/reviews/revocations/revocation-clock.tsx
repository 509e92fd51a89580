import { Deadline } from '#components/ui/deadline.tsx'
import { Time } from '#components/ui/time.tsx'
import { formatDuration } from '#lib/platform/format/duration.ts'
import type { RevocationLine } from '#lib/reviews/model/revocation.ts'

/** What is left of the deadline while it is owed; how long it took once it is proven. */
export function RevocationClock({ row, now }: { row: RevocationLine; now: Date }) {
  if (row.deadlineAt !== null) return <Deadline due={new Date(row.deadlineAt)} now={now} />
  if (row.regrantedAt !== null) {
    return (
      <span className="text-breach">
        back <Time at={new Date(row.regrantedAt)} now={now} />
      </span>
    )
  }
  if (row.provenAt === null) return <span className="text-ink-3">–</span>
  const took = formatDuration(Date.parse(row.provenAt) - Date.parse(row.requestedAt), 1)
  return row.isProvenLate ? (
    <span className="text-risk-ink">in {took}, late</span>
  ) : (
    <span className="text-ink-2">in {took}</span>
  )
}
