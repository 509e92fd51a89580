'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { acknowledgeAlertAction } from '#lib/alerts/actions.ts'

/** "I have it", with a note for the others. `isCall`: it calls for an incident, and this takes the incident on. */
export function AcknowledgeButton({
  alertId,
  title,
  isCall,
}: {
  alertId: string
  title: string
  isCall: boolean
}) {
  const [isOpen, setOpen] = useState(false)
  const router = useRouter()
  return (
    <Dialog
      title="Acknowledge this alert?"
      description={
        isCall
          ? 'You take on the incident: its clock stops, and nobody else is called.'
          : 'It stays open until its cause is gone. You hear of it again only if it grows more pressing.'
      }
      trigger={
        <Button size="small">
          Acknowledge<span className="sr-only"> {title}</span>
        </Button>
      }
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <ActionForm<{ data: { level: number } }>
        label="Acknowledge this alert"
        action={acknowledgeAlertAction}
        onDone={() => {
          setOpen(false)
          router.refresh()
        }}
      >
        <input type="hidden" name="alertId" value={alertId} />
        <TextareaField
          name="note"
          label="Note"
          hint="What you will do, for whoever else was told."
          maxLength={500}
          isOptional
        />
        <SubmitButton pendingLabel="Acknowledging…">Acknowledge</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
