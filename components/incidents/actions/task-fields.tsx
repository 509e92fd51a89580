'use client'

import { SelectField } from '#components/form/select-field.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import type { AssignableUsers } from '#lib/incidents/model/assignable.ts'
import type { TaskLine } from '#lib/incidents/model/task.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { formText } from '#lib/platform/http/form-text.ts'

/** What is to be done, by whom and by when. A day counts to its end, in UTC. */
export function TaskFields({
  people,
  initial,
  earliest,
}: {
  people: AssignableUsers['owners']
  initial?: Pick<TaskLine, 'title' | 'detail' | 'ownerId' | 'ownerName' | 'dueAt'>
  /** The first day that can be chosen, as `2026-11-22`. */
  earliest?: string
}) {
  // Whoever owns it now stays to be chosen, even without a role that could be given it again.
  const owners =
    initial === undefined || people.some(({ id }) => id === initial.ownerId)
      ? people
      : [{ id: initial.ownerId, name: initial.ownerName }, ...people]
  return (
    <>
      <TextField name="title" label="What is to be done" maxLength={200} defaultValue={initial?.title} />
      <TextareaField
        name="detail"
        label="What it takes"
        isOptional
        rows={2}
        maxLength={5_000}
        defaultValue={initial?.detail ?? ''}
      />
      <SelectField
        name="ownerId"
        label="Owner"
        defaultValue={initial?.ownerId}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        name="dueAt"
        label="By the end of"
        type="date"
        min={earliest}
        defaultValue={initial && formatIsoDate(new Date(initial.dueAt))}
      />
    </>
  )
}

/** The fields as the commands take them. */
export const readTask = (form: FormData) => ({
  title: formText(form, 'title'),
  detail: formText(form, 'detail'),
  ownerId: formText(form, 'ownerId'),
  dueAt: new Date(`${formText(form, 'dueAt')}T23:59:59Z`),
})
