'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { setRotationAction } from '#lib/incidents/actions/on-call.ts'
import type { OnCallPerson, RotationView } from '#lib/incidents/model/on-call.ts'
import { PeopleInTurn } from './people-in-turn.tsx'

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const hours = (last: number) =>
  Array.from({ length: last + 1 }, (_, hour) => ({
    value: String(hour),
    label: `${String(hour).padStart(2, '0')}:00`,
  }))

/** Adds a rotation to a schedule, or puts another one in the place of one from a moment on. */
export function RotationDialog({
  schedule,
  rotation,
  people,
}: {
  schedule: { id: string; name: string; timeZone: string }
  rotation?: RotationView
  people: readonly OnCallPerson[]
}) {
  const title =
    rotation === undefined ? `Add a rotation to ${schedule.name}` : `Change a rotation of ${schedule.name}`
  return (
    <FormDialog
      title={title}
      description={
        rotation === undefined
          ? `Times are those of ${schedule.timeZone}.`
          : `The new one takes its place from the moment you name; what was before stays. Times are those of ${schedule.timeZone}.`
      }
      trigger={
        <Button size="small">
          {rotation === undefined ? 'Add a rotation' : 'Change'}
          <span className="sr-only">
            {rotation === undefined ? ` to ${schedule.name}` : `: ${rotation.words}`}
          </span>
        </Button>
      }
      action={setRotationAction}
    >
      <input type="hidden" name="scheduleId" value={schedule.id} />
      {rotation !== undefined && <input type="hidden" name="replacesId" value={rotation.id} />}
      <PeopleInTurn people={people} initial={rotation?.people ?? []} />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          name="turnDays"
          label="Days in a turn"
          type="number"
          min={1}
          max={90}
          defaultValue={rotation?.turnDays ?? 7}
        />
        <SelectField
          name="handoverHour"
          label="Handed over at"
          options={hours(23)}
          defaultValue={String(rotation?.handoverHour ?? 9)}
        />
        <SelectField
          name="fromHour"
          label="On call from"
          options={hours(23)}
          defaultValue={String(rotation?.fromHour ?? 0)}
        />
        <SelectField
          name="toHour"
          label="Until"
          hint="The same hour: around the clock."
          options={hours(24)}
          defaultValue={String(rotation?.toHour ?? 0)}
        />
      </div>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">On these days</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {days.map((day, index) => (
            <label key={day} className="flex min-h-6 items-center gap-2 text-sm">
              <input
                type="checkbox"
                name="weekdays"
                value={index + 1}
                defaultChecked={rotation?.weekdays.includes(index + 1) ?? true}
                className="size-4 accent-accent"
              />
              {day}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField name="from" label="Begins" type="datetime-local" hint="Empty: at once." isOptional />
      <SubmitButton pendingLabel="Saving…">
        {rotation === undefined ? 'Add the rotation' : 'Save'}
      </SubmitButton>
    </FormDialog>
  )
}
