'use client'

import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { signOutEverywhereAction } from '#lib/identity/actions.ts'

export function SignOutEverywhereButton() {
  return (
    <ConfirmDialog
      title="Sign out everywhere?"
      consequence="Every session of yours ends at its next request, this one too."
      deed="Sign out everywhere"
      trigger={<Button>Sign out everywhere</Button>}
      onConfirm={async () => {
        const result = await signOutEverywhereAction(undefined)
        return result.ok ? undefined : `${result.message} ${result.nextStep}`
      }}
    />
  )
}
