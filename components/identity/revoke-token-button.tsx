'use client'

import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { revokeTokenAction } from '#lib/identity/actions.ts'
import { useStepUp } from './step-up.tsx'

export function RevokeTokenButton({ tokenId, name }: { tokenId: string; name: string }) {
  const stepUp = useStepUp()
  const perform = useDeed()
  return (
    <ConfirmDialog
      title={`Revoke the token “${name}”?`}
      consequence="Whatever uses it is refused at its next request. It cannot be brought back."
      deed="Revoke token"
      trigger={
        <Button size="small" variant="danger">
          Revoke<span className="sr-only"> {name}</span>
        </Button>
      }
      onConfirm={() => perform(() => stepUp(() => revokeTokenAction({ tokenId })))}
    />
  )
}
