import { Status } from '#components/ui/status.tsx'

/** Whether a post-mortem was public in time; where none was owed, that is said. */
export function OnTimeMark({ isOnTime }: { isOnTime: boolean | null }) {
  if (isOnTime === null) return <span className="text-xs text-ink-3">none was owed</span>
  return isOnTime ? <Status status="met" label="In time" /> : <Status status="breached" label="Late" />
}
