'use client'

import { useRouter } from 'next/navigation'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import type { ActionResult } from '#lib/platform/http/action-result.ts'
import { formText } from '#lib/platform/http/form-text.ts'

/** A deed that asks for a few words. Held open by its owner; the page is read again after it. */
export function TextDialog({
  title,
  description,
  field,
  deed,
  isOpen,
  onOpenChange,
  act,
}: {
  title: string
  description: string
  /** The input, by the name that the command knows it under. */
  field: { name: string; label: string; hint?: string; isOptional?: boolean }
  deed: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  act: (text: string) => Promise<ActionResult<unknown>>
}) {
  const router = useRouter()
  return (
    <Dialog title={title} description={description} isOpen={isOpen} onOpenChange={onOpenChange}>
      <ActionForm
        label={title}
        action={(_, form) => act(formText(form, field.name))}
        onDone={() => {
          onOpenChange(false)
          router.refresh()
        }}
      >
        <TextareaField {...field} rows={3} maxLength={2_000} />
        <SubmitButton pendingLabel="Working…">{deed}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
