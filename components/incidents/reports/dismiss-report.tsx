'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { dismissReportAction } from '#lib/incidents/actions/reports.ts'
import { formText } from '#lib/platform/http/form-text.ts'

const title = 'Close without an incident'

/** Closes a report with a reason that its reporter reads. */
export function DismissReport({ reportId }: { reportId: string }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog
      title={title}
      description="The reporter reads your reason. It can still become an incident later."
      trigger={<Button>{title}</Button>}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <ActionForm
        label={title}
        action={(_, form) => dismissReportAction({ reportId, reason: formText(form, 'reason') })}
        onDone={() => {
          setOpen(false)
          router.refresh()
        }}
      >
        <TextareaField name="reason" label="Why" hint="At least ten characters." maxLength={10_000} />
        <SubmitButton pendingLabel="Closing…">Close the report</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
