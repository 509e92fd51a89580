'use client'

import { ActionForm } from '#components/form/action-form.tsx'
import { CheckboxField } from '#components/form/checkbox-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import type { ActionResult } from '#lib/platform/http/action-result.ts'
import { formText } from '#lib/platform/http/form-text.ts'

/** Writes a message of a report; `mayBeInternal` offers the lead and the designees a note among themselves. */
export function MessageForm({
  label,
  mayBeInternal = false,
  act,
  onDone,
}: {
  label: string
  mayBeInternal?: boolean
  act: (text: string, isInternal: boolean) => Promise<ActionResult<unknown>>
  onDone: () => void
}) {
  return (
    <ActionForm
      label={label}
      action={(_, form) => act(formText(form, 'text'), form.has('isInternal'))}
      onDone={onDone}
      resets
    >
      <TextareaField name="text" label={label} rows={3} maxLength={10_000} />
      {mayBeInternal && (
        <CheckboxField
          name="isInternal"
          label="Internal note"
          hint="Read by the lead and the designees, never by the reporter."
        />
      )}
      <div>
        <SubmitButton pendingLabel="Sending…">Send</SubmitButton>
      </div>
    </ActionForm>
  )
}
