'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Button } from '#components/ui/button.tsx'
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
  return (
    <FormDialog
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
      label="Acknowledge this alert"
      action={acknowledgeAlertAction}
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
    </FormDialog>
  )
}
