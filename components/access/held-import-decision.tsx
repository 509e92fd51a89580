'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { rejectImportAction, releaseImportAction } from '#lib/access/actions.ts'
import type { ActionResult } from '#lib/platform/http/action-result.ts'

/** A lead's two answers to a held import. */
export function HeldImportDecision({ importId, closing }: { importId: string; closing: number }) {
  const router = useRouter()
  const [reason, setReason] = useState('')
  const settle = async (answer: Promise<ActionResult<unknown>>) => {
    const result = await answer
    if (!result.ok) return `${result.message} ${result.nextStep}`
    router.refresh()
    return undefined
  }
  return (
    <>
      <ConfirmDialog
        title={`Close ${closing} facts?`}
        consequence="The document is merged as a complete one: what it no longer shows counts as gone."
        deed="Release the import"
        trigger={
          <Button variant="primary" size="small">
            Release
          </Button>
        }
        onConfirm={() => settle(releaseImportAction({ importId }))}
      />
      <ConfirmDialog
        title="Reject this import?"
        consequence="It stays as a partial one: what it opened stands, and it closes nothing."
        deed="Reject the import"
        trigger={<Button size="small">Reject</Button>}
        onConfirm={() => settle(rejectImportAction({ importId, reason }))}
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
