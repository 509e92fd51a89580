'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Dialog, type DialogTrigger } from '#components/ui/dialog.tsx'
import type { ActionResult } from '#lib/platform/http/action-result.ts'
import { formText } from '#lib/platform/http/form-text.ts'

/** A deed that needs a text: it asks for it, does the deed and has the page read again. */
export function ReasonDialog<R>({
  title,
  description,
  trigger,
  field,
  deed,
  act,
  onDone,
}: {
  title: string
  description: string
  trigger: DialogTrigger
  /** The input, by the name that the command knows it under. */
  field: { name: string; label: string; hint?: string; isOptional?: boolean }
  deed: string
  act: (text: string) => Promise<ActionResult<R>>
  /** Where to go after it; without one, the page is read again. */
  onDone?: (data: R) => void
}) {
  const [isOpen, setOpen] = useState(false)
  const router = useRouter()
  return (
    <Dialog title={title} description={description} trigger={trigger} isOpen={isOpen} onOpenChange={setOpen}>
      <ActionForm<{ data: R }>
        label={title}
        action={(_, form) => act(formText(form, field.name))}
        onDone={({ data }) => {
          setOpen(false)
          if (onDone) onDone(data)
          else router.refresh()
        }}
      >
        <TextareaField {...field} rows={3} maxLength={2_000} />
        <SubmitButton pendingLabel="Working…">{deed}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
