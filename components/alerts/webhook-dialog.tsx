'use client'

import { CheckboxList } from '#components/form/checkbox-list.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { SecretDialog } from '#components/identity/secret-dialog.tsx'
import { ShownOnce } from '#components/identity/shown-once.tsx'
import { Button } from '#components/ui/button.tsx'
import { createWebhookAction } from '#lib/alerts/actions.ts'
import { topicWords } from '#lib/alerts/model/words.ts'

/** Adds a webhook and shows its signing secret, once. */
export function WebhookDialog() {
  return (
    <SecretDialog
      title="Add a webhook"
      description="Another system is told as things happen. Each message is signed as Standard Webhooks describes."
      trigger={<Button variant="primary">Add a webhook</Button>}
      action={createWebhookAction}
      shown={({ secret }) => (
        <ShownOnce title="Give the receiver this secret now" value={secret} label="the secret">
          It is not shown again. The receiver checks every signature with it.
        </ShownOnce>
      )}
    >
      <TextField name="name" label="Name" hint="Say who is told: the ticket system." maxLength={80} />
      <TextField
        name="url"
        label="Address"
        type="url"
        hint="Over https, at a host this installation may call."
        mono
      />
      <CheckboxList
        name="topics"
        legend="What it is told of"
        initially="alerts"
        options={Object.entries(topicWords).map(([value, label]) => ({ value, label }))}
      />
      <SubmitButton pendingLabel="Adding…">Add the webhook</SubmitButton>
    </SecretDialog>
  )
}
