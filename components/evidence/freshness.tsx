import { Status } from '#components/ui/status.tsx'

/** Whether a record still counts, as of `now`. Stale evidence proves nothing. */
export function Freshness({ validUntil, now }: { validUntil: Date; now: Date }) {
  return validUntil >= now ? (
    <Status status="met" label="Fresh" />
  ) : (
    <Status status="unproven" label="Stale" />
  )
}

/** Whether all of it was there. */
export function Completeness({ isComplete }: { isComplete: boolean }) {
  return isComplete ? (
    <Status status="met" label="Complete" />
  ) : (
    <Status status="at_risk" label="Incomplete" />
  )
}
