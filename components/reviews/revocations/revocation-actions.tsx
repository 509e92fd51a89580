'use client'

import { useRouter } from 'next/navigation'
import { Button } from '#components/ui/button.tsx'
import {
  claimRevocationAction,
  endRiskAction,
  markNotSupportedAction,
  reopenRevocationAction,
} from '#lib/reviews/actions.ts'
import type { RevocationRights } from '#lib/reviews/model/revocation-detail.ts'
import { AcceptRisk } from './accept-risk.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

const why = { name: 'reason', label: 'Why', hint: 'At least ten characters. It stays with the revocation.' }

/** What the reader may do about a revocation in its state. */
export function RevocationActions({
  revocationId,
  may,
  now,
}: {
  revocationId: string
  may: RevocationRights
  now: Date
}) {
  const router = useRouter()
  return (
    <>
      {may.claim && (
        <ReasonDialog
          title="Say that it is done"
          description="The clock runs on until a complete import shows it gone. If it is still there, it is owed again and your word is kept beside it."
          trigger={<Button variant="primary">It is done</Button>}
          field={{
            name: 'note',
            label: 'What was done',
            hint: 'For whoever looks at it later.',
            isOptional: true,
          }}
          deed="Say that it is done"
          act={(note) => claimRevocationAction({ revocationId, note })}
        />
      )}
      {may.markNotSupported && (
        <ReasonDialog
          title="Say that it cannot be taken away"
          description="It stays owed and its clock runs: somebody finds a way, or another lead accepts the risk."
          trigger={<Button>Not supported</Button>}
          field={why}
          deed="Say that it is not supported"
          act={(reason) => markNotSupportedAction({ revocationId, reason })}
        />
      )}
      {may.acceptRisk && <AcceptRisk revocationId={revocationId} now={now} />}
      {may.endRisk && (
        <ReasonDialog
          title="End the accepted risk"
          description="The access is owed again, with the deadline that it had."
          trigger={<Button>End the risk</Button>}
          field={why}
          deed="End it now"
          act={(reason) => endRiskAction({ revocationId, reason })}
        />
      )}
      {may.reopen && (
        <ReasonDialog
          title="Ask for it to go again"
          description="A new revocation begins, with its own deadline and its own proof. This one stays as it ended."
          trigger={<Button variant="primary">Revoke again</Button>}
          field={why}
          deed="Revoke again"
          act={(reason) => reopenRevocationAction({ revocationId, reason })}
          onDone={({ revocationId: again }) => router.push(`/revocations/${again}`)}
        />
      )}
    </>
  )
}
