import { Progress } from '#components/ui/progress.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import { Time } from '#components/ui/time.tsx'
import { formatDuration } from '#lib/platform/format/duration.ts'
import type { RevocationDetail } from '#lib/reviews/model/revocation-detail.ts'
import { RevocationMark } from './revocation-mark.tsx'

/** The deadline as figures: what was allowed, what is used up, what is left. */
export function SlaClock({ revocation, now }: { revocation: RevocationDetail; now: Date }) {
  const { clock, isOverdue, isProvenLate, isPrivileged, status } = revocation
  const isLate = isOverdue || isProvenLate
  return (
    <StatRow>
      <Stat
        name="State"
        value={<RevocationMark status={status} isOverdue={isOverdue} />}
        context={`Owed by ${revocation.ownerName ?? 'the pillar lead'}`}
      />
      <Stat
        name="Allowed"
        value={formatDuration(clock.allowedMs, 1)}
        context={isPrivileged ? 'privileged access' : 'standard access'}
      />
      <Stat
        name={status === 'proven_gone' || status === 'regranted' ? 'Until proven' : 'Used'}
        value={formatDuration(clock.takenMs)}
        tone={isLate ? 'breach' : 'plain'}
        meter={
          <Progress
            thin
            label="Share of the time that is used"
            value={clock.takenMs / Math.max(1, clock.allowedMs)}
            tone={isLate ? 'breach' : clock.takenMs > clock.allowedMs / 2 ? 'risk' : 'met'}
          />
        }
      />
      <Stat
        name={
          clock.leftMs === null
            ? 'Left'
            : status === 'risk_accepted'
              ? 'Accepted for'
              : clock.leftMs < 0
                ? 'Over'
                : 'Left'
        }
        value={clock.leftMs === null ? '–' : formatDuration(clock.leftMs)}
        tone={clock.leftMs !== null && clock.leftMs < 0 ? 'breach' : 'plain'}
        context={
          <>
            due <Time at={new Date(revocation.dueAt)} now={now} form="absolute" />
          </>
        }
      />
    </StatRow>
  )
}
