'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { completeTaskAction } from '#lib/incidents/actions/incidents.ts'
import type { TaskLine } from '#lib/incidents/model/task.ts'
import { formText } from '#lib/platform/http/form-text.ts'

/** Closes a task with what shows that it is done. */
export function CompleteTask({ task }: { task: Pick<TaskLine, 'id' | 'version' | 'title'> }) {
  return (
    <FormDialog
      title="Say that it is done"
      description={task.title}
      trigger={
        <Button size="small">
          Done<span className="sr-only">: {task.title}</span>
        </Button>
      }
      action={(_, form) => {
        const url = formText(form, 'closureUrl').trim()
        return completeTaskAction({
          taskId: task.id,
          version: task.version,
          closure: formText(form, 'closure'),
          ...(url !== '' && { closureUrl: url }),
        })
      }}
    >
      <TextareaField name="closure" label="What shows it" rows={3} maxLength={5_000} />
      <TextField
        name="closureUrl"
        label="Where it can be seen"
        type="url"
        isOptional
        placeholder="https://"
        hint="A pull request, a change, a document."
      />
      <SubmitButton pendingLabel="Closing…">It is done</SubmitButton>
    </FormDialog>
  )
}
