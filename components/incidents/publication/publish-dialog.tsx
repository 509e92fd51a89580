'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
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
  const stepUp = useStepUp()
  const publish = (_: unknown, form: FormData) =>
    stepUp(() => publishPostMortemAction({ number, version, destinationId: formText(form, 'destinationId') }))
  return (
    <FormDialog
      title={`Publish version ${version}?`}
      description="Anybody will be able to read it, and keep a copy. The clock stops once Plumbline has read the public page as nobody in particular."
      trigger={<Button variant="primary">Publish version {version}</Button>}
      label={`Publish version ${version}`}
      action={publish}
    >
      <SelectField
        name="destinationId"
        label="Where"
        options={destinations.map(({ id, name, where }) => ({ value: id, label: `${name}: ${where}` }))}
      />
      <SubmitButton pendingLabel="Sending it off…">Publish</SubmitButton>
    </FormDialog>
  )
}
