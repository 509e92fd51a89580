'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { notify } from '#components/ui/notify.ts'
import { previewChatAction } from '#lib/incidents/actions/timeline.ts'
import { type ChatPreview, chatLimits } from '#lib/incidents/model/chat.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { ChatPreviewForm } from './chat-preview.tsx'

/** Takes messages with their times out of a chat: pasted, looked at, and only then added. */
export function PasteChat({
  number,
  startedAt,
  onClose,
}: {
  number: number
  startedAt: string
  onClose: () => void
}) {
  const router = useRouter()
  const [preview, setPreview] = useState<ChatPreview | null>(null)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

  function added(count: number) {
    notify({ title: `${formatQuantity(count, 'message')} added to the timeline`, tone: 'met' })
    onClose()
    router.refresh()
  }

  return (
    <Dialog
      title={preview === null ? 'Paste a chat' : 'Is this what was said?'}
      description={
        preview === null
          ? 'Copied from Slack, Teams, IRC, or lines such as “14:05 Priya: it began”. Nothing is added before you have seen it.'
          : 'Each message is added at its own time, under the name of who wrote it and yours.'
      }
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      {preview !== null ? (
        <ChatPreviewForm number={number} preview={preview} onBack={() => setPreview(null)} onAdded={added} />
      ) : (
        <ActionForm<{ data: ChatPreview }>
          label="Paste a chat"
          action={(_, form) =>
            previewChatAction({
              number,
              text: formText(form, 'text'),
              day: formText(form, 'day'),
              today: new Date().toISOString().slice(0, 10),
              timeZone: formText(form, 'timeZone'),
            })
          }
          onDone={({ data }) => setPreview(data)}
        >
          <TextareaField
            name="text"
            label="The chat"
            rows={8}
            maxLength={chatLimits.characters}
            autoFocus
            className="max-h-[40vh]"
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              name="day"
              label="Day of the first message"
              type="date"
              defaultValue={startedAt.slice(0, 10)}
              hint="Where the chat gives times only."
            />
            <TextField
              name="timeZone"
              label="Time zone of the times"
              defaultValue={zone}
              hint="As in Europe/London, or UTC."
            />
          </div>
          <SubmitButton pendingLabel="Reading…">Read it</SubmitButton>
        </ActionForm>
      )}
    </Dialog>
  )
}
