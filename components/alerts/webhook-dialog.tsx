'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { ShownOnce } from '#components/identity/shown-once.tsx'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { createWebhookAction } from '#lib/alerts/actions.ts'
import { topicWords } from '#lib/alerts/model/words.ts'

type Created = { webhookId: string; secret: string }

/** Adds a webhook and shows its signing secret, once. */
export function WebhookDialog() {
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
    <Dialog
      title="Add a webhook"
      description="Another system is told as things happen. Each message is signed as Standard Webhooks describes."
      trigger={<Button variant="primary">Add a webhook</Button>}
      isOpen={isOpen}
      onOpenChange={change}
    >
      {created !== null ? (
        <ShownOnce title="Give the receiver this secret now" value={created.secret} label="the secret">
          It is not shown again. The receiver checks every signature with it.
        </ShownOnce>
      ) : (
        <ActionForm<{ data: Created }>
          label="Add a webhook"
          action={(previous, form) => stepUp(() => createWebhookAction(previous, form))}
          onDone={({ data }) => setCreated(data)}
        >
          <TextField name="name" label="Name" hint="Say who is told: the ticket system." maxLength={80} />
          <TextField
            name="url"
            label="Address"
            type="url"
            hint="Over https, at a host this installation may call."
            mono
          />
          <fieldset>
            <legend className="mb-1.5 text-sm font-medium">What it is told of</legend>
            <div className="flex flex-col gap-1.5">
              {Object.entries(topicWords).map(([topic, words]) => (
                <label key={topic} className="flex items-start gap-2.5 text-sm">
                  <input
                    type="checkbox"
                    name="topics"
                    value={topic}
                    defaultChecked={topic === 'alerts'}
                    className="mt-0.5 size-4 accent-accent"
                  />
                  {words}
                </label>
              ))}
            </div>
          </fieldset>
          <SubmitButton pendingLabel="Adding…">Add the webhook</SubmitButton>
        </ActionForm>
      )}
    </Dialog>
  )
}
