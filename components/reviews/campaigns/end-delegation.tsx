'use client'

import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { endDelegationAction } from '#lib/reviews/actions.ts'
import type { DelegationLine } from '#lib/reviews/model/campaign.ts'

/** Ends a delegation before its day. */
export function EndDelegation({ delegation }: { delegation: DelegationLine }) {
  const perform = useDeed()
  const { id, fromName, toName } = delegation
  return (
    <ConfirmDialog
      title={`${toName} no longer decides for ${fromName}?`}
      consequence="What is not decided yet goes back. What was decided stays as it is."
      deed="End it"
      isDangerous={false}
      trigger={
        <Button size="small" variant="quiet">
          End
          <span className="sr-only">
            : {toName} for {fromName}
          </span>
        </Button>
      }
      onConfirm={() => perform(() => endDelegationAction({ delegationId: id }))}
    />
  )
}
