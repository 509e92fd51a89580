'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { inviteAction } from '#lib/identity/actions.ts'
import { RoleCheckboxes } from './role-checkboxes.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useStepUp } from './step-up.tsx'

type Invitation = { userId: string; url: string; expiresAt: Date }

/** Invites a person and shows the link to hand over, once. */
export function InviteDialog() {
  const [isOpen, setOpen] = useState(false)
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const stepUp = useStepUp()
  const router = useRouter()

  function change(next: boolean) {
    setOpen(next)
    if (next) return setInvitation(null)
    router.refresh()
  }

  return (
    <Dialog
      title="Invite a person"
      description="They choose their own password and add an authenticator app."
      trigger={<Button variant="primary">Invite a person</Button>}
      isOpen={isOpen}
      onOpenChange={change}
    >
      {invitation ? (
        <ShownOnce title="Hand this link over" value={invitation.url} label="the invitation">
          It works once, for 72 hours, and is not shown again. Send it to this person only.
        </ShownOnce>
      ) : (
        <ActionForm<{ data: Invitation }>
          label="Invite a person"
          action={(previous, form) => stepUp(() => inviteAction(previous, form))}
          onDone={({ data }) => setInvitation(data)}
        >
          <TextField name="name" label="Name" autoComplete="off" maxLength={120} />
          <TextField name="email" label="E-mail address" type="email" autoComplete="off" spellCheck={false} />
          <RoleCheckboxes />
          <SubmitButton pendingLabel="Inviting…">Make the invitation</SubmitButton>
        </ActionForm>
      )}
    </Dialog>
  )
}
