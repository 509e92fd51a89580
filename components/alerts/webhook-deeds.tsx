'use client'

import { useState, useTransition } from 'react'
import { ShownOnce } from '#components/identity/shown-once.tsx'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { notify } from '#components/ui/notify.ts'
import { useDeed } from '#components/ui/use-deed.ts'
import { disableWebhookAction, rotateWebhookAction, testWebhookAction } from '#lib/alerts/actions.ts'

/** What can be done with a webhook that is in use. */
export function WebhookDeeds({ webhookId, name }: { webhookId: string; name: string }) {
  const stepUp = useStepUp()
  const perform = useDeed()
  const [secret, setSecret] = useState<string | null>(null)
  const [isTesting, startTest] = useTransition()

  const test = () =>
    startTest(async () => {
      const result = await testWebhookAction({ webhookId })
      notify(
        result.ok
          ? { title: 'The test is on its way', detail: 'What became of it will stand in this list.' }
          : { title: result.message, detail: result.nextStep, tone: 'breach' },
      )
    })

  return (
    <div className="flex flex-wrap justify-end gap-1.5">
      <Button size="small" onClick={test} disabled={isTesting}>
        Send a test<span className="sr-only"> to {name}</span>
      </Button>
      <ConfirmDialog
        title={`Give “${name}” another secret?`}
        consequence="The old one signs nothing from now on: the receiver refuses messages until it knows the new one."
        deed="Make another secret"
        trigger={
          <Button size="small">
            Another secret<span className="sr-only"> for {name}</span>
          </Button>
        }
        onConfirm={async () => {
          const result = await stepUp(() => rotateWebhookAction({ webhookId }))
          if (!result.ok) return `${result.message} ${result.nextStep}`
          setSecret(result.data.secret)
          return undefined
        }}
      />
      <ConfirmDialog
        title={`Switch “${name}” off?`}
        consequence="Nothing is sent to it any more, also what waits. It cannot be switched on again."
        deed="Switch off"
        trigger={
          <Button size="small" variant="danger">
            Switch off<span className="sr-only"> {name}</span>
          </Button>
        }
        onConfirm={() => perform(() => stepUp(() => disableWebhookAction({ webhookId })))}
      />
      <Dialog
        title={`The new secret of “${name}”`}
        isOpen={secret !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setSecret(null)
        }}
      >
        <ShownOnce title="Give the receiver this secret now" value={secret ?? ''} label="the secret">
          It is not shown again.
        </ShownOnce>
      </Dialog>
    </div>
  )
}
