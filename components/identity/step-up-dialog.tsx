'use client'

import { Dialog } from '#components/ui/dialog.tsx'
import { FreshCodeForm } from './fresh-code-form.tsx'

/** Asks for the current code of the authenticator app, once more. `onClose` says whether it was given. */
export function StepUpDialog({ onClose }: { onClose: (isConfirmed: boolean) => void }) {
  return (
    <Dialog
      title="Is it still you?"
      description="What you are about to do needs the current code of your authenticator app. It is good for five minutes."
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose(false)
      }}
    >
      <FreshCodeForm onConfirmed={() => onClose(true)} />
    </Dialog>
  )
}
