'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { stopRegulatoryClockAction } from '#lib/incidents/actions/incidents.ts'
import type { ClockView } from '#lib/incidents/model/incident.ts'
import type { StepEvidence } from '#lib/incidents/model/step-evidence.ts'
import { formText } from '#lib/platform/http/form-text.ts'

const shown = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

/** Says that what a law or contract asks for was done, by an entry and the other side's reference. */
export function StopClock({
  number,
  clock,
  evidence,
}: {
  number: number
  clock: Pick<ClockView, 'id' | 'name'>
  evidence: readonly StepEvidence[]
}) {
  return (
    <FormDialog
      title={`${clock.name}: it is done`}
      description="Write what was sent to whom on the timeline first, as a communication or as evidence; then name it here."
      trigger={
        <Button size="small">
          Done<span className="sr-only">: {clock.name}</span>
        </Button>
      }
      action={(_, form) =>
        stopRegulatoryClockAction({
          number,
          clockId: clock.id,
          eventId: formText(form, 'eventId'),
          reference: formText(form, 'reference'),
        })
      }
    >
      <SelectField
        name="eventId"
        label="The entry that tells of it"
        options={evidence.map(({ eventId, sequence, excerpt }) => ({
          value: eventId,
          label: `${sequence}: ${shown(excerpt)}`,
        }))}
      />
      <TextField
        name="reference"
        label="Reference"
        maxLength={300}
        hint="The authority’s number, or where the notice is kept."
      />
      <SubmitButton pendingLabel="Stopping…">It is done</SubmitButton>
    </FormDialog>
  )
}
