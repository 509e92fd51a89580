'use client'

import { useState } from 'react'
import type { ActionResult } from '#lib/platform/http/action-result.ts'
import { Button } from './button.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { useDeed } from './use-deed.ts'

type Answer = { title: string; consequence: string; deed: string }

/** A lead's two answers to what is held because it would close too much: it shows everything, or it does not. */
export function HeldDecision({
  release,
  reject,
  onRelease,
  onReject,
}: {
  release: Answer
  reject: Answer
  onRelease: () => Promise<ActionResult<unknown>>
  onReject: (reason: string) => Promise<ActionResult<unknown>>
}) {
  const perform = useDeed()
  const [reason, setReason] = useState('')
  return (
    <>
      <ConfirmDialog
        {...release}
        trigger={
          <Button variant="primary" size="small">
            Release
          </Button>
        }
        onConfirm={() => perform(onRelease)}
      />
      <ConfirmDialog
        {...reject}
        trigger={<Button size="small">Reject</Button>}
        onConfirm={() => perform(() => onReject(reason))}
      >
        <label className="block text-sm">
          Why it does not show everything
          <textarea
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            rows={3}
            maxLength={2_000}
            className="mt-1 w-full rounded-md border border-field-edge bg-panel px-2.5 py-2"
          />
        </label>
      </ConfirmDialog>
    </>
  )
}
