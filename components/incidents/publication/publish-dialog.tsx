'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { publishPostMortemAction } from '#lib/incidents/actions/publications.ts'
import type { PublicationList } from '#lib/incidents/model/publication.ts'
import { formText } from '#lib/platform/http/form-text.ts'

type Destinations = PublicationList['destinations']

/** The lead sends the approved version to the public, after a fresh code. */
export function PublishDialog({
  number,
  version,
  destinations,
}: {
  number: number
  version: number
  destinations: Destinations
}) {
  const [isOpen, setOpen] = useState(false)
  const stepUp = useStepUp()
  const router = useRouter()
  const publish = (_: unknown, form: FormData) =>
    stepUp(() => publishPostMortemAction({ number, version, destinationId: formText(form, 'destinationId') }))
  return (
    <Dialog
      title={`Publish version ${version}?`}
      description="Anybody will be able to read it, and keep a copy. The clock stops once Plumbline has read the public page as nobody in particular."
      trigger={<Button variant="primary">Publish version {version}</Button>}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <ActionForm<{ data: { publicationId: string } }>
        label={`Publish version ${version}`}
        action={publish}
        onDone={() => {
          setOpen(false)
          router.refresh()
        }}
      >
        <SelectField
          name="destinationId"
          label="Where"
          options={destinations.map(({ id, name, where }) => ({ value: id, label: `${name}: ${where}` }))}
        />
        <SubmitButton pendingLabel="Sending it off…">Publish</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
