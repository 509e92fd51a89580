'use client'

import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { SecretDialog } from '#components/identity/secret-dialog.tsx'
import { ShownOnce } from '#components/identity/shown-once.tsx'
import { Button } from '#components/ui/button.tsx'
import { Copyable } from '#components/ui/copyable.tsx'
import { createHookAction } from '#lib/incidents/actions/timeline.ts'
import { hookKinds, hookKindWords } from '#lib/incidents/model/delivery.ts'

/** Lets a machine outside tell timelines what happens there, and shows its signing secret, once. */
export function HookDialog() {
  return (
    <SecretDialog
      title="Add a hook"
      description="A machine outside writes on timelines of incidents, in messages that it signs."
      trigger={<Button>Add a hook</Button>}
      action={createHookAction}
      shown={({ address, secret }) => (
        <div className="flex flex-col gap-4 text-sm">
          <div>
            <p className="mb-1 font-medium">Messages go to</p>
            <Copyable value={address} label="the address" whole />
          </div>
          {secret === null ? (
            <p>
              PagerDuty makes the secret: give it here with “Secret” once the subscription there shows it.
            </p>
          ) : (
            <ShownOnce title="Give the sender this secret now" value={secret} label="the secret">
              It is not shown again. Every message is signed with it.
            </ShownOnce>
          )}
        </div>
      )}
    >
      <TextField name="name" label="Name" hint="It stands as the source of what it tells." maxLength={80} />
      <SelectField
        name="kind"
        label="Sender"
        options={hookKinds.map((kind) => ({ value: kind, label: hookKindWords[kind] }))}
      />
      <SubmitButton pendingLabel="Adding…">Add the hook</SubmitButton>
    </SecretDialog>
  )
}
