'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { Dialog, type DialogTrigger } from '#components/ui/dialog.tsx'
import type { ActionResult } from '#lib/platform/http/action-result.ts'
import { useStepUp } from './step-up.tsx'

/**
 * Makes something that has a secret, under a fresh code, and shows what came of it, once: closed, it is forgotten, and
 * the page is read anew.
 */
export function SecretDialog<Created extends object>({
  title,
  description,
  trigger,
  action,
  shown,
  children,
}: {
  /** Also names the form. */
  title: string
  description: string
  trigger: DialogTrigger
  action: (previous: unknown, form: FormData) => Promise<ActionResult<Created>>
  shown: (created: Created) => ReactNode
  /** The fields, and the button that sends them. */
  children: ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  const [created, setCreated] = useState<Created | null>(null)
  const stepUp = useStepUp()
  const router = useRouter()

  function change(next: boolean) {
    setOpen(next)
    if (next) return setCreated(null)
    router.refresh()
  }

  return (
    <Dialog title={title} description={description} trigger={trigger} isOpen={isOpen} onOpenChange={change}>
      {created !== null ? (
        shown(created)
      ) : (
        <ActionForm<{ data: Created }>
          label={title}
          action={(previous, form) => stepUp(() => action(previous, form))}
          onDone={({ data }) => setCreated(data)}
        >
          {children}
        </ActionForm>
      )}
    </Dialog>
  )
}
