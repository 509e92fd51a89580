'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { dismissReportAction } from '#lib/incidents/actions/reports.ts'
import { formText } from '#lib/platform/http/form-text.ts'

const title = 'Close without an incident'

/** Closes a report with a reason that its reporter reads. */
export function DismissReport({ reportId }: { reportId: string }) {
  return (
    <FormDialog
      title={title}
      description="The reporter reads your reason. It can still become an incident later."
      trigger={<Button>{title}</Button>}
      action={(_, form) => dismissReportAction({ reportId, reason: formText(form, 'reason') })}
    >
      <TextareaField name="reason" label="Why" hint="At least ten characters." maxLength={10_000} />
      <SubmitButton pendingLabel="Closing…">Close the report</SubmitButton>
    </FormDialog>
  )
}
