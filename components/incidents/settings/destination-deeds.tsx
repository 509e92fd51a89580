'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { notify } from '#components/ui/notify.ts'
import { Status } from '#components/ui/status.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import {
  makeDestinationDefaultAction,
  retireDestinationAction,
  testDestinationAction,
} from '#lib/incidents/actions/publications.ts'
import type { DestinationCheck, DestinationRow } from '#lib/incidents/model/destination.ts'
import { CredentialDialog } from './credential-dialog.tsx'

/** What can be done with a repository in use. */
export function DestinationDeeds({ destination }: { destination: DestinationRow }) {
  const { id: destinationId, name, kind, isDefault } = destination
  const stepUp = useStepUp()
  const router = useRouter()
  const perform = useDeed()
  const [checks, setChecks] = useState<DestinationCheck[] | null>(null)
  const [isWorking, startWork] = useTransition()
  const ofName = <span className="sr-only"> {name}</span>

  const test = () =>
    startWork(async () => {
      const result = await testDestinationAction({ destinationId })
      if (result.ok) setChecks(result.data.checks)
      else notify({ title: result.message, detail: result.nextStep, tone: 'breach' })
    })
  const makeDefault = () =>
    startWork(async () => {
      const result = await makeDestinationDefaultAction({ destinationId })
      if (!result.ok) notify({ title: result.message, detail: result.nextStep, tone: 'breach' })
      router.refresh()
    })

  return (
    <div className="flex flex-wrap justify-end gap-1.5">
      <Button size="small" onClick={test} disabled={isWorking}>
        Test{ofName}
      </Button>
      {!isDefault && (
        <Button size="small" onClick={makeDefault} disabled={isWorking}>
          Offer first{ofName}
        </Button>
      )}
      <CredentialDialog id={destinationId} name={name} kind={kind} />
      <ConfirmDialog
        title={`Retire “${name}”?`}
        consequence="Nothing is published there any more, and its credential is forgotten. What was published stays."
        deed="Retire it"
        trigger={
          <Button size="small" variant="danger">
            Retire{ofName}
          </Button>
        }
        onConfirm={() => perform(() => stepUp(() => retireDestinationAction({ destinationId })))}
      />
      <Dialog
        title={`The test of “${name}”`}
        isOpen={checks !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setChecks(null)
        }}
      >
        <ul className="flex flex-col gap-3">
          {(checks ?? []).map((check) => (
            <li key={check.name} className="text-sm">
              <p className="flex items-center justify-between gap-3 font-medium">
                {check.name}{' '}
                <Status
                  status={check.isGood ? 'met' : 'breached'}
                  label={check.isGood ? 'good' : 'not good'}
                />
              </p>
              <p className="mt-0.5 text-ink-2">{check.text}</p>
            </li>
          ))}
        </ul>
      </Dialog>
    </div>
  )
}
