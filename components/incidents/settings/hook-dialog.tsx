'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { ShownOnce } from '#components/identity/shown-once.tsx'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { Copyable } from '#components/ui/copyable.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { createHookAction } from '#lib/incidents/actions/timeline.ts'
import { hookKinds, hookKindWords } from '#lib/incidents/model/delivery.ts'

type Created = { hookId: string; address: string; secret: string | null }

/** Lets a machine outside tell timelines what happens there, and shows its signing secret, once. */
export function HookDialog() {
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
      title="Add a hook"
      description="A machine outside writes on timelines of incidents, in messages that it signs."
      trigger={<Button>Add a hook</Button>}
      isOpen={isOpen}
      onOpenChange={change}
    >
      {created === null ? (
        <ActionForm<{ data: Created }>
          label="Add a hook"
          action={(previous, form) => stepUp(() => createHookAction(previous, form))}
          onDone={({ data }) => setCreated(data)}
        >
          <TextField
            name="name"
            label="Name"
            hint="It stands as the source of what it tells."
            maxLength={80}
          />
          <SelectField
            name="kind"
            label="Sender"
            options={hookKinds.map((kind) => ({ value: kind, label: hookKindWords[kind] }))}
          />
          <SubmitButton pendingLabel="Adding…">Add the hook</SubmitButton>
        </ActionForm>
      ) : (
        <div className="flex flex-col gap-4 text-sm">
          <div>
            <p className="mb-1 font-medium">Messages go to</p>
            <Copyable value={created.address} label="the address" whole />
          </div>
          {created.secret === null ? (
            <p>
              PagerDuty makes the secret: give it here with “Secret” once the subscription there shows it.
            </p>
          ) : (
            <ShownOnce title="Give the sender this secret now" value={created.secret} label="the secret">
              It is not shown again. Every message is signed with it.
            </ShownOnce>
          )}
        </div>
      )}
    </Dialog>
  )
}
