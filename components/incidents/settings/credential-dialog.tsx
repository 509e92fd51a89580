'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { notify } from '#components/ui/notify.ts'
import { replaceCredentialAction } from '#lib/incidents/actions/publications.ts'
import { DestinationCredentialFields } from './destination-credential-fields.tsx'

/** Gives a repository another credential: the old one was revoked, or has expired. */
export function CredentialDialog({ id, name, kind }: { id: string; name: string; kind: 'github' | 'git' }) {
  const [isOpen, setOpen] = useState(false)
  const stepUp = useStepUp()
  const router = useRouter()
  return (
    <Dialog
      title={`Another credential for “${name}”`}
      description="It takes the place of the one that is stored, which is forgotten."
      trigger={
        <Button size="small">
          Credential<span className="sr-only"> of {name}</span>
        </Button>
      }
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <ActionForm
        label={`Another credential for ${name}`}
        action={(previous, form) => stepUp(() => replaceCredentialAction(previous, form))}
        onDone={() => {
          setOpen(false)
          notify({ title: 'The credential was replaced', detail: 'Check it with a test.' })
          router.refresh()
        }}
      >
        <input type="hidden" name="destinationId" value={id} />
        <DestinationCredentialFields kind={kind} />
        <SubmitButton pendingLabel="Storing…">Store it</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
