'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { giveDutyAction } from '#lib/incidents/actions/incidents.ts'
import type { AssignableUsers } from '#lib/incidents/model/assignable.ts'
import { incidentDutyWords } from '#lib/incidents/model/words.ts'
import { incidentDuties, incidentDutySchema } from '#lib/incidents/model.ts'
import { formText } from '#lib/platform/http/form-text.ts'

/** Gives one of the four duties to somebody who may respond. */
export function GiveDuty({ number, people }: { number: number; people: AssignableUsers['responders'] }) {
  return (
    <FormDialog
      title="Give a duty"
      description="One commander decides; the scribe writes so that the others need not. It stands on the timeline."
      trigger={
        <Button size="small" variant="quiet">
          Give a duty
        </Button>
      }
      action={(_, form) =>
        giveDutyAction({
          number,
          duty: incidentDutySchema.catch('responder').parse(formText(form, 'duty')),
          userId: formText(form, 'userId'),
        })
      }
    >
      <SelectField
        name="duty"
        label="Duty"
        options={incidentDuties.map((duty) => ({ value: duty, label: incidentDutyWords[duty] }))}
      />
      <SelectField
        name="userId"
        label="Who"
        hint="The lead and the designees."
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SubmitButton pendingLabel="Giving…">Give the duty</SubmitButton>
    </FormDialog>
  )
}
