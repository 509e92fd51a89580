'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { ShownOnce } from '#components/identity/shown-once.tsx'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { notify } from '#components/ui/notify.ts'
import { disableHookAction, rotateHookAction } from '#lib/incidents/actions/timeline.ts'
import type { HookKind } from '#lib/incidents/model/delivery.ts'
import { formText } from '#lib/platform/http/form-text.ts'

/** What can be done with a hook that is in use. */
export function HookDeeds({ hookId, name, kind }: { hookId: string; name: string; kind: HookKind }) {
  const stepUp = useStepUp()
  const router = useRouter()
  return (
    <div className="flex flex-wrap justify-end gap-1.5">
      {kind === 'pagerduty' ? (
        <BringSecret hookId={hookId} name={name} />
      ) : (
        <MakeSecret hookId={hookId} name={name} />
      )}
      <ConfirmDialog
        title={`Switch “${name}” off?`}
        consequence="Its address answers as if it had never been. What it told stays. It cannot be switched on again."
        deed="Switch off"
        trigger={
          <Button size="small" variant="danger">
            Switch off<span className="sr-only"> {name}</span>
          </Button>
        }
        onConfirm={async () => {
          const result = await stepUp(() => disableHookAction({ hookId }))
          if (!result.ok) return `${result.message} ${result.nextStep}`
          router.refresh()
          return undefined
        }}
      />
    </div>
  )
}

type Hook = { hookId: string; name: string }

const trigger = (name: string) => (
  <Button size="small">
    Another secret<span className="sr-only"> for {name}</span>
  </Button>
)

function MakeSecret({ hookId, name }: Hook) {
  const stepUp = useStepUp()
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <>
      <ConfirmDialog
        title={`Give “${name}” another secret?`}
        consequence="The old one opens nothing from now on: messages are refused until the sender knows the new one."
        deed="Make another secret"
        trigger={trigger(name)}
        onConfirm={async () => {
          const result = await stepUp(() => rotateHookAction({ hookId }))
          if (!result.ok) return `${result.message} ${result.nextStep}`
          setSecret(result.data.secret)
          return undefined
        }}
      />
      <Dialog
        title={`The new secret of “${name}”`}
        isOpen={secret !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setSecret(null)
        }}
      >
        <ShownOnce title="Give the sender this secret now" value={secret ?? ''} label="the secret">
          It is not shown again.
        </ShownOnce>
      </Dialog>
    </>
  )
}

function BringSecret({ hookId, name }: Hook) {
  const stepUp = useStepUp()
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog
      title={`The secret of “${name}”`}
      description="PagerDuty shows it once, when the webhook subscription is created there."
      trigger={trigger(name)}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <ActionForm
        label={`The secret of ${name}`}
        action={(_, form) => stepUp(() => rotateHookAction({ hookId, secret: formText(form, 'secret') }))}
        onDone={() => {
          setOpen(false)
          notify({ title: `“${name}” knows its secret`, tone: 'met' })
          router.refresh()
        }}
      >
        <TextField name="secret" label="Secret" mono autoComplete="off" maxLength={200} />
        <SubmitButton pendingLabel="Keeping…">Keep it</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
