'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { replaceCredentialAction } from '#lib/incidents/actions/publications.ts'
import { DestinationCredentialFields } from './destination-credential-fields.tsx'

/** Gives a repository another credential: the old one was revoked, or has expired. */
export function CredentialDialog({ id, name, kind }: { id: string; name: string; kind: 'github' | 'git' }) {
  const stepUp = useStepUp()
  return (
    <FormDialog
      title={`Another credential for “${name}”`}
      description="It takes the place of the one that is stored, which is forgotten."
      trigger={
        <Button size="small">
          Credential<span className="sr-only"> of {name}</span>
        </Button>
      }
      label={`Another credential for ${name}`}
      action={(previous, form) => stepUp(() => replaceCredentialAction(previous, form))}
      onDone={() => notify({ title: 'The credential was replaced', detail: 'Check it with a test.' })}
    >
      <input type="hidden" name="destinationId" value={id} />
      <DestinationCredentialFields kind={kind} />
      <SubmitButton pendingLabel="Storing…">Store it</SubmitButton>
    </FormDialog>
  )
}
