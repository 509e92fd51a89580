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

const kinds = hookKinds.map((value) => ({ value, label: hookKindWords[value] }))

/** Adds a hook and shows its address, and its secret once. */
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
      description="A machine outside writes on timelines. Every message is signed with a secret that only it and Plumbline know."
      trigger={<Button variant="primary">Add a hook</Button>}
      isOpen={isOpen}
      onOpenChange={change}
    >
      {created !== null ? (
        <div className="grid gap-3">
          <div>
            <p className="mb-1 text-sm font-medium">Let it send to</p>
            <Copyable value={created.address} label="the address" whole />
          </div>
          {created.secret === null ? (
            <p className="text-sm text-ink-2">
              PagerDuty makes the secret: create the webhook subscription there, then bring its secret here
              with “Another secret”. Until then every message is refused.
            </p>
          ) : (
            <ShownOnce title="Give the sender this secret now" value={created.secret} label="the secret">
              It is not shown again.
            </ShownOnce>
          )}
        </div>
      ) : (
        <ActionForm<{ data: Created }>
          label="Add a hook"
          action={(previous, form) => stepUp(() => createHookAction(previous, form))}
          onDone={({ data }) => setCreated(data)}
        >
          <TextField
            name="name"
            label="Name"
            hint="It stands beside what it tells: acme on GitHub."
            maxLength={80}
          />
          <SelectField name="kind" label="Who sends" options={kinds} />
          <SubmitButton pendingLabel="Adding…">Add the hook</SubmitButton>
        </ActionForm>
      )}
    </Dialog>
  )
}
