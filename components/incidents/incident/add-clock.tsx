'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { addClockAction } from '#lib/incidents/actions/incidents.ts'
import type { RegulatoryClockLine } from '#lib/incidents/model/regulatory-clock.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import { formText } from '#lib/platform/http/form-text.ts'

/** Adds a clock of law or contract that applies to an incident. */
export function AddClock({ number, rules }: { number: number; rules: readonly RegulatoryClockLine[] }) {
  return (
    <FormDialog
      title="Add a clock of law or contract"
      description="It starts where the law says, not now, and stops when you say that the notice was given, with its reference."
      trigger={
        <Button size="small" variant="quiet">
          Add a clock
        </Button>
      }
      action={(_, form) => addClockAction({ number, regulatoryClockId: formText(form, 'regulatoryClockId') })}
    >
      <SelectField
        name="regulatoryClockId"
        label="Which applies"
        options={rules.map(({ id, name, source, withinMinutes, startsAt }) => ({
          value: id,
          label: `${name}: ${formatDuration(withinMinutes * minuteMs, 1)} from ${startsAt} (${source})`,
        }))}
      />
      <SubmitButton pendingLabel="Adding…">Add the clock</SubmitButton>
    </FormDialog>
  )
}
