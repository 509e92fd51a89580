'use client'

import { HeldDecision } from '#components/ui/held-decision.tsx'
import { rejectRunAction, releaseRunAction } from '#lib/scans/actions.ts'

/** A lead's two answers to a held run. */
export function HeldRunDecision({ runId, closing }: { runId: string; closing: number }) {
  return (
    <HeldDecision
      release={{
        title: `Close ${closing} findings?`,
        consequence: 'The report is merged as a complete one: what it no longer shows counts as fixed.',
        deed: 'Release the run',
      }}
      reject={{
        title: 'Reject this run?',
        consequence: 'It stays as a partial run: what it opened stands, and it closes nothing.',
        deed: 'Reject the run',
      }}
      onRelease={() => releaseRunAction({ runId })}
      onReject={(reason) => rejectRunAction({ runId, reason })}
    />
  )
}
