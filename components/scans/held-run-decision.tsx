'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import type { ActionResult } from '#lib/platform/http/action-result.ts'
import { rejectRunAction, releaseRunAction } from '#lib/scans/actions.ts'

/** A lead's two answers to a held run. */
export function HeldRunDecision({ runId, closing }: { runId: string; closing: number }) {
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
        title={`Close ${closing} findings?`}
        consequence="The report is merged as a complete one: what it no longer shows counts as fixed."
        deed="Release the run"
        trigger={
          <Button variant="primary" size="small">
            Release
          </Button>
        }
        onConfirm={() => settle(releaseRunAction({ runId }))}
      />
      <ConfirmDialog
        title="Reject this run?"
        consequence="It stays as a partial run: what it opened stands, and it closes nothing."
        deed="Reject the run"
        trigger={<Button size="small">Reject</Button>}
        onConfirm={() => settle(rejectRunAction({ runId, reason }))}
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
