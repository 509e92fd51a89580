'use client'

import { type ReactNode, useState, useTransition } from 'react'
import { Button } from './button.tsx'
import { Dialog, type DialogTrigger } from './dialog.tsx'

/**
 * Asks before something that is hard to take back. The button says the deed (`Revoke token`), never `OK`.
 * `onConfirm` returns a sentence to show when it failed, nothing when it worked; the dialog then closes.
 */
export function ConfirmDialog({
  title,
  consequence,
  deed,
  isDangerous = true,
  trigger,
  onConfirm,
  children,
}: {
  title: string
  consequence: string
  deed: string
  isDangerous?: boolean
  trigger: DialogTrigger
  onConfirm: () => Promise<string | undefined>
  children?: ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [isPending, startTransition] = useTransition()

  const confirm = () =>
    startTransition(async () => {
      const problem = await onConfirm()
      setFailure(problem)
      if (problem === undefined) setOpen(false)
    })

  return (
    <Dialog
      title={title}
      description={consequence}
      trigger={trigger}
      isOpen={isOpen}
      onOpenChange={(next) => {
        setFailure(undefined)
        setOpen(next)
      }}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep as it is</Button>
          <Button variant={isDangerous ? 'danger' : 'primary'} disabled={isPending} onClick={confirm}>
            {isPending ? 'Working…' : deed}
          </Button>
        </>
      }
    >
      {children}
      {failure !== undefined && (
        <p role="alert" className="text-sm text-breach">
          {failure}
        </p>
      )}
    </Dialog>
  )
}
