'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { changeScheduleAction, createScheduleAction } from '#lib/incidents/actions/on-call.ts'

/** Adds a schedule, or changes the name and zone of one. */
export function ScheduleDialog({ schedule }: { schedule?: { id: string; name: string; timeZone: string } }) {
  const title = schedule === undefined ? 'Add a schedule' : `Change ${schedule.name}`
  return (
    <FormDialog
      title={title}
      description="Who is on call, in turn. Hours and hand-overs are those of the clock on the wall in its time zone."
      trigger={
        schedule === undefined ? (
          <Button variant="primary">Add a schedule</Button>
        ) : (
          <Button size="small">
            Change<span className="sr-only"> {schedule.name}</span>
          </Button>
        )
      }
      action={schedule === undefined ? createScheduleAction : changeScheduleAction}
    >
      {schedule !== undefined && <input type="hidden" name="scheduleId" value={schedule.id} />}
      <TextField
        name="name"
        label="Name"
        hint="What these people answer for: Platform."
        maxLength={60}
        defaultValue={schedule?.name}
      />
      <TextField
        name="timeZone"
        label="Time zone"
        hint="As IANA names it: Europe/Berlin."
        defaultValue={schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
      />
      <SubmitButton pendingLabel="Saving…">
        {schedule === undefined ? 'Add the schedule' : 'Save'}
      </SubmitButton>
    </FormDialog>
  )
}
