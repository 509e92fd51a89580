'use client'

import { HeldDecision } from '#components/ui/held-decision.tsx'
import { rejectImportAction, releaseImportAction } from '#lib/access/actions.ts'

/** A lead's two answers to a held import. */
export function HeldImportDecision({ importId, closing }: { importId: string; closing: number }) {
  return (
    <HeldDecision
      release={{
        title: `Close ${closing} facts?`,
        consequence: 'The document is merged as a complete one: what it no longer shows counts as gone.',
        deed: 'Release the import',
      }}
      reject={{
        title: 'Reject this import?',
        consequence: 'It stays as a partial one: what it opened stands, and it closes nothing.',
        deed: 'Reject the import',
      }}
      onRelease={() => releaseImportAction({ importId })}
      onReject={(reason) => rejectImportAction({ importId, reason })}
    />
  )
}
