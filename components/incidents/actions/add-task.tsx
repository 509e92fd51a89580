'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { addTaskAction } from '#lib/incidents/actions/incidents.ts'
import type { AssignableUsers } from '#lib/incidents/model/assignable.ts'
import type { IncidentTaskKind } from '#lib/incidents/model/task.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { readTask, TaskFields } from './task-fields.tsx'

const words: Record<IncidentTaskKind, { title: string; description: string }> = {
  task: { title: 'Add a task', description: 'Work of this incident, while it lasts.' },
  follow_up: {
    title: 'Add a follow-up action',
    description:
      'What keeps it from coming back. It outlives the incident, and calls for its owner when it is late.',
  },
}

/** Gives somebody something to do about an incident. */
export function AddTask({
  number,
  kind,
  people,
  now,
}: {
  number: number
  kind: IncidentTaskKind
  people: AssignableUsers['owners']
  now: Date
}) {
  const { title, description } = words[kind]
  return (
    <FormDialog
      title={title}
      description={description}
      trigger={
        <Button size="small" variant="quiet">
          Add<span className="sr-only">: {title}</span>
        </Button>
      }
      action={(_, form) => addTaskAction({ number, kind, ...readTask(form) })}
    >
      <TaskFields people={people} earliest={formatIsoDate(now)} />
      <SubmitButton pendingLabel="Adding…">Add it</SubmitButton>
    </FormDialog>
  )
}
