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
import { useDeed } from '#components/ui/use-deed.ts'
import { disableHookAction, rotateHookAction } from '#lib/incidents/actions/timeline.ts'
import type { HookRow } from '#lib/incidents/model/delivery.ts'
import { formText } from '#lib/platform/http/form-text.ts'

/** What can be done with a hook in use: another secret, or no more messages. */
export function HookDeeds({ hook: { id: hookId, name, kind } }: { hook: HookRow }) {
  const [isOpen, setOpen] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const stepUp = useStepUp()
  const router = useRouter()
  const perform = useDeed()
  const isBrought = kind === 'pagerduty'
  const rotate = (_: unknown, form: FormData) =>
    stepUp(() => rotateHookAction({ hookId, ...(isBrought && { secret: formText(form, 'secret') }) }))
  return (
    <div className="flex flex-wrap justify-end gap-1.5">
      <Dialog
        title={`The secret of “${name}”`}
        description={
          isBrought
            ? 'PagerDuty makes it: copy it from the webhook subscription there.'
            : 'The old one opens nothing from now on: the sender needs the new one.'
        }
        trigger={
          <Button size="small">
            Secret<span className="sr-only"> of {name}</span>
          </Button>
        }
        isOpen={isOpen}
        onOpenChange={(next) => {
          setOpen(next)
          setSecret(null)
        }}
      >
        {secret === null ? (
          <ActionForm<{ data: { secret: string | null } }>
            label={`The secret of ${name}`}
            action={rotate}
            onDone={({ data }) => {
              setSecret(data.secret)
              if (data.secret === null) setOpen(false)
              router.refresh()
            }}
          >
            {isBrought && <TextField type="password" name="secret" label="Secret" autoComplete="off" />}
            <SubmitButton pendingLabel="Storing…">
              {isBrought ? 'Store the secret' : 'Make another secret'}
            </SubmitButton>
          </ActionForm>
        ) : (
          <ShownOnce title="Give the sender this secret now" value={secret} label="the secret">
            It is not shown again.
          </ShownOnce>
        )}
      </Dialog>
      <ConfirmDialog
        title={`Switch “${name}” off?`}
        consequence="Its messages are refused from now on. What it told stays on the timelines. It cannot be switched on again."
        deed="Switch off"
        trigger={
          <Button size="small" variant="danger">
            Switch off<span className="sr-only"> {name}</span>
          </Button>
        }
        onConfirm={() => perform(() => stepUp(() => disableHookAction({ hookId })))}
      />
    </div>
  )
}
