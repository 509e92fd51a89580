'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { QueryStore } from '#components/shell/query-store.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { createSystemAction, describeSystemAction } from '#lib/access/actions.ts'
import type { SystemDescription } from '#lib/access/model/system-detail.ts'
import { criticalityWords, environmentWords } from '#lib/access/model/words.ts'
import type { Criticality, SystemEnvironment } from '#lib/access/model.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { PersonPicker } from './person-picker.tsx'

type Known = SystemDescription & { id: string; ownerName: string | null }

const notSaid = { value: '', label: 'Not said yet' }
const choices = (words: Readonly<Record<string, string>>) => [
  notSaid,
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
]
const awareness = [
  notSaid,
  { value: 'yes', label: 'Yes, every request' },
  { value: 'no', label: 'No, its network is enough' },
]

/** Registers a system, or says what a known one is. */
export function SystemDialog({ system }: { system?: Known }) {
  const [isOpen, setOpen] = useState(false)
  const router = useRouter()
  const deed = system === undefined ? 'Add a system' : 'Describe it'
  return (
    <Dialog
      title={system === undefined ? 'Add a system' : `Describe ${system.name}`}
      description="What people and programs can enter. What is not said counts against the scope of the policy."
      trigger={<Button variant={system === undefined ? 'primary' : 'secondary'}>{deed}</Button>}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <QueryStore>
        <ActionForm<{ data: { systemId: string } | undefined }>
          label={deed}
          action={(_, form) => {
            const said = readDescription(form)
            return system === undefined
              ? createSystemAction(said)
              : describeSystemAction({ systemId: system.id, ...said })
          }}
          onDone={({ data }) => {
            setOpen(false)
            if (data === undefined) router.refresh()
            else router.push(`/systems/${data.systemId}`)
          }}
        >
          <TextField
            name="name"
            label="Name"
            maxLength={120}
            autoComplete="off"
            defaultValue={system?.name}
          />
          <TextField
            name="purpose"
            label="Purpose"
            isOptional
            maxLength={500}
            autoComplete="off"
            defaultValue={system?.purpose ?? ''}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField
              name="environment"
              label="Environment"
              isOptional
              defaultValue={system?.environment ?? ''}
              options={choices(environmentWords)}
            />
            <SelectField
              name="criticality"
              label="Criticality"
              isOptional
              defaultValue={system?.criticality ?? ''}
              options={choices(criticalityWords)}
            />
          </div>
          <PersonPicker
            name="ownerId"
            label="Owner"
            isOptional
            hint="Who answers for it, and reviews its access where a manager cannot."
            initial={
              system?.ownerId == null
                ? null
                : { id: system.ownerId, name: system.ownerName ?? 'Somebody unknown' }
            }
          />
          <SelectField
            name="isIdentityAware"
            label="Does every request prove who makes it?"
            isOptional
            defaultValue={system?.isIdentityAware == null ? '' : system.isIdentityAware ? 'yes' : 'no'}
            options={awareness}
          />
          <SubmitButton pendingLabel="Saving…">
            {system === undefined ? 'Add the system' : 'Save'}
          </SubmitButton>
        </ActionForm>
      </QueryStore>
    </Dialog>
  )
}

function readDescription(form: FormData): SystemDescription {
  const said = (name: string) => formText(form, name).trim() || null
  const aware = said('isIdentityAware')
  return {
    name: formText(form, 'name'),
    purpose: said('purpose'),
    // The command refuses any other word.
    environment: said('environment') as SystemEnvironment | null,
    criticality: said('criticality') as Criticality | null,
    ownerId: said('ownerId'),
    isIdentityAware: aware === null ? null : aware === 'yes',
  }
}
