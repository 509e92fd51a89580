import { Status, type StatusName } from '#components/ui/status.tsx'
import type { SourceState } from '#lib/access/model/source-row.ts'

const looks: Record<SourceState, { status: StatusName; word: string }> = {
  fresh: { status: 'met', word: 'Complete' },
  stale: { status: 'at_risk', word: 'Stale' },
  partial: { status: 'unproven', word: 'Partial' },
  empty: { status: 'unproven', word: 'Nothing yet' },
  held: { status: 'at_risk', word: 'Held' },
  failed: { status: 'breached', word: 'Failed' },
}

/** What stands between a source and proof. */
export function SourceMark({ state }: { state: SourceState }) {
  return <Status status={looks[state].status} label={looks[state].word} />
}

/** What each state asks for next. */
export const sourceNextSteps: Record<SourceState, string> = {
  fresh: 'Nothing: send the next export within seven days.',
  stale: 'Export it again: what is older than seven days proves nothing.',
  partial: 'Send the whole list, and say that it is: a partial one closes nothing.',
  empty: 'Send its first document.',
  held: 'A lead decides: it would close more than half of what is open.',
  failed: 'See what could not be read, and send it again.',
}
