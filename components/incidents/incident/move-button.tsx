'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import type { ActionResult } from '#lib/platform/http/action-result.ts'
import { TextDialog } from '../text-dialog.tsx'

/** A move of the incident to its next state: at one press, or, where it weighs more, after a question. */
export function MoveButton({
  label,
  ask,
  move,
}: {
  label: string
  ask?: { title: string; description: string }
  move: (note: string) => Promise<ActionResult<unknown>>
}) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [isPending, startTransition] = useTransition()
  const go = () =>
    startTransition(async () => {
      const result = await move('')
      if (!result.ok) notify({ title: result.message, detail: result.nextStep, tone: 'breach' })
      router.refresh()
    })
  return (
    <>
      <Button
        variant="primary"
        data-primary-move
        disabled={isPending}
        {...(ask === undefined
          ? { onClick: go }
          : { 'aria-haspopup': 'dialog', onClick: () => setOpen(true) })}
      >
        {isPending ? 'Working…' : label}
      </Button>
      {ask !== undefined && (
        <TextDialog
          {...ask}
          field={{ name: 'note', label: 'A note for the timeline', isOptional: true }}
          deed={label}
          isOpen={isOpen}
          onOpenChange={setOpen}
          act={move}
        />
      )}
    </>
  )
}
