'use client'

import { useRouter } from 'next/navigation'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { changeTaskAction } from '#lib/incidents/actions/incidents.ts'
import type { AssignableUsers } from '#lib/incidents/model/assignable.ts'
import type { TaskLine } from '#lib/incidents/model/task.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { readTask, TaskFields } from './task-fields.tsx'

/** Changes what is to be done, who owns it or by when. A later date needs a reason. */
export function ChangeTask({
  task,
  people,
  isOpen,
  onOpenChange,
}: {
  task: TaskLine
  people: AssignableUsers['owners']
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}) {
  const router = useRouter()
  return (
    <Dialog title="Change it" isOpen={isOpen} onOpenChange={onOpenChange}>
      <ActionForm
        label="Change it"
        action={(_, form) => {
          const { detail, dueAt, ...read } = readTask(form)
          const reason = formText(form, 'reason').trim()
          // The day as it was keeps its hour.
          const isSameDay = formatIsoDate(dueAt) === formatIsoDate(new Date(task.dueAt))
          return changeTaskAction({
            taskId: task.id,
            version: task.version,
            ...read,
            detail: detail === '' ? null : detail,
            ...(!isSameDay && { dueAt }),
            ...(reason !== '' && { reason }),
          })
        }}
        onDone={() => {
          onOpenChange(false)
          router.refresh()
        }}
      >
        <TaskFields people={people} initial={task} />
        <TextareaField
          name="reason"
          label="Why the date moves"
          isOptional
          rows={2}
          maxLength={2_000}
          hint="Needed when it moves to a later day; at least ten characters."
        />
        <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
