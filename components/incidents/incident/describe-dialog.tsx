'use client'

import { useRouter } from 'next/navigation'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { describeIncidentAction } from '#lib/incidents/actions/incidents.ts'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import { formText, formTexts } from '#lib/platform/http/form-text.ts'
import { SystemBoxes } from './system-boxes.tsx'

/** Changes how an incident is described: its title, what is known, the systems concerned and its cause. */
export function DescribeDialog({
  incident,
  systems,
  isOpen,
  onOpenChange,
}: {
  incident: IncidentDetail
  systems: readonly { id: string; name: string }[]
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}) {
  const router = useRouter()
  const { number, version } = incident
  return (
    <Dialog
      title="Describe the incident"
      description="What is written here is read by every responder and, later, by whoever writes the post-mortem."
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <ActionForm
        label="Describe the incident"
        action={(_, form) =>
          describeIncidentAction({
            number,
            version,
            title: formText(form, 'title'),
            summary: formText(form, 'summary'),
            systemIds: formTexts(form, 'systemIds'),
            causeCategory: formText(form, 'causeCategory').trim() || null,
          })
        }
        onDone={() => {
          onOpenChange(false)
          router.refresh()
        }}
      >
        <TextField name="title" label="Title" maxLength={200} defaultValue={incident.title} />
        <TextareaField
          name="summary"
          label="What is known"
          rows={4}
          maxLength={10_000}
          defaultValue={incident.summary}
        />
        <TextField
          name="causeCategory"
          label="Cause, in a few words"
          isOptional
          maxLength={100}
          defaultValue={incident.causeCategory ?? ''}
          hint="The same words for the same cause (leaked secret, missing patch): the analysis shows what comes back."
        />
        <SystemBoxes systems={systems} chosen={incident.systems.map(({ id }) => id)} />
        <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
