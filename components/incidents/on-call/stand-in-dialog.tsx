'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { addOverrideAction } from '#lib/incidents/actions/on-call.ts'
import type { OnCallPerson } from '#lib/incidents/model/on-call.ts'

/** Lets somebody take over for a while. */
export function StandInDialog({
  schedule,
  people,
  initial,
}: {
  schedule: { id: string; name: string; timeZone: string }
  people: readonly OnCallPerson[]
  /** `2026-11-23T09:00`, in the schedule's zone. */
  initial: { from: string; to: string }
}) {
  return (
    <FormDialog
      title={`Who stands in for ${schedule.name}?`}
      description={`They are on call alone meanwhile, whoever’s turn it is. Times are those of ${schedule.timeZone}.`}
      trigger={
        <Button size="small">
          Add a stand-in<span className="sr-only"> to {schedule.name}</span>
        </Button>
      }
      label="Add a stand-in"
      action={addOverrideAction}
    >
      <input type="hidden" name="scheduleId" value={schedule.id} />
      <SelectField
        name="userId"
        label="Who"
        hint="Leads and responders."
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField name="from" label="From" type="datetime-local" defaultValue={initial.from} />
        <TextField name="to" label="To" type="datetime-local" defaultValue={initial.to} />
      </div>
      <TextField name="reason" label="Why" maxLength={300} />
      <SubmitButton pendingLabel="Adding…">Add the stand-in</SubmitButton>
    </FormDialog>
  )
}
