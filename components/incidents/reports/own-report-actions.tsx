'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { addToReportAction } from '#lib/incidents/actions/reports.ts'
import { mostAttachments } from '#lib/incidents/model/report.ts'
import { AttachmentPicker } from './attachment-picker.tsx'
import { MessageForm } from './message-form.tsx'
import { useAttachments } from './use-attachments.ts'

/** What a reporter may still do: say more, and send files while there is room. */
export function OwnReportActions({ reportId, keptFiles }: { reportId: string; keptFiles: number }) {
  const router = useRouter()
  const { uploads, add, drop, send } = useAttachments(keptFiles)
  const [isSending, startSending] = useTransition()
  const waiting = uploads.filter(({ state }) => state !== 'done')
  return (
    <div className="grid gap-5">
      <MessageForm
        label="Add something"
        act={(text) => addToReportAction({ reportId, text })}
        onDone={() => router.refresh()}
      />
      {keptFiles < mostAttachments && (
        <>
          <AttachmentPicker uploads={waiting} onFiles={add} onDrop={drop} />
          {waiting.some(({ state }) => state === 'waiting') && (
            <div>
              <Button
                disabled={isSending}
                onClick={() =>
                  startSending(async () => {
                    await send({ reportId })
                    router.refresh()
                  })
                }
              >
                {isSending ? 'Sending…' : 'Send the files'}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}
