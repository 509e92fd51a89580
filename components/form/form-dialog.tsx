'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { Dialog, type DialogTrigger } from '#components/ui/dialog.tsx'
import { ActionForm } from './action-form.tsx'
import type { FormAction } from './action-result.ts'

/** A dialog that holds one form. Once its action has worked it closes, and the page is read anew. */
export function FormDialog({
  title,
  description,
  trigger,
  label = title,
  action,
  onDone,
  children,
}: {
  title: string
  description?: string
  trigger: DialogTrigger
  /** Of the form, where it says something else than the title. */
  label?: string
  action: FormAction<{ data: unknown }>
  /** What else is to be done then. */
  onDone?: () => void
  /** The fields, and the button that sends them. */
  children: ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  const router = useRouter()
  return (
    <Dialog
      title={title}
      trigger={trigger}
      isOpen={isOpen}
      onOpenChange={setOpen}
      {...(description === undefined ? {} : { description })}
    >
      <ActionForm
        label={label}
        action={action}
        onDone={() => {
          setOpen(false)
          onDone?.()
          router.refresh()
        }}
      >
        {children}
      </ActionForm>
    </Dialog>
  )
}
