'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { createRegulatoryClockAction } from '#lib/incidents/actions/incidents.ts'
import { regulatoryStarts } from '#lib/incidents/model/input.ts'
import { incidentSeverityWords } from '#lib/incidents/model/words.ts'
import { incidentSeverities, incidentSeveritySchema } from '#lib/incidents/model.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { startWords } from './regulatory-start-words.ts'

const byHand = 'by-hand'

/** Adds a deadline of a law or a contract, as data. */
export function RegulatoryClockDialog() {
  const create = (_: unknown, form: FormData) =>
    createRegulatoryClockAction({
      name: formText(form, 'name'),
      source: formText(form, 'source'),
      withinHours: Number(formText(form, 'withinHours')),
      startsAt: regulatoryStarts.find((one) => one === formText(form, 'startsAt')) ?? 'awareness',
      fromSeverity: incidentSeveritySchema.safeParse(formText(form, 'fromSeverity')).data ?? null,
    })
  return (
    <FormDialog
      title="Add a clock"
      description="A deadline that a law or a contract sets beside those of the policy. It is labelled apart."
      trigger={<Button>Add a clock</Button>}
      action={create}
    >
      <TextField name="name" label="Name" hint="Notice to the supervisory authority." maxLength={100} />
      <TextField
        name="source"
        label="Law or contract"
        hint="With its article: GDPR, Article 33."
        maxLength={300}
      />
      <TextField
        name="withinHours"
        label="Within hours"
        type="number"
        min={1}
        max={8760}
        step="any"
        defaultValue={72}
      />
      <SelectField
        name="startsAt"
        label="Starts"
        options={regulatoryStarts.map((value) => ({ value, label: startWords[value] }))}
      />
      <SelectField
        name="fromSeverity"
        label="By itself"
        options={[
          { value: byHand, label: 'Never: somebody adds it to an incident' },
          ...incidentSeverities.map((value) => ({
            value,
            label: `From ${incidentSeverityWords[value]} on`,
          })),
        ]}
      />
      <SubmitButton pendingLabel="Adding…">Add the clock</SubmitButton>
    </FormDialog>
  )
}
