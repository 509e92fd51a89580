'use client'

import { useRouter } from 'next/navigation'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { classifyIncidentAction } from '#lib/incidents/actions/incidents.ts'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { ClassificationFields, readRaised, useClassification } from './classification-fields.tsx'

/** Classifies an incident, or does so again, by the four questions. */
export function ClassifyDialog({
  incident: { number, severity, severities },
  isOpen,
  onOpenChange,
}: {
  incident: Pick<IncidentDetail, 'number' | 'severity' | 'severities'>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}) {
  return (
    <Dialog
      title={severity === null ? 'Classify the incident' : 'Classify it again'}
      description="By the same measure each time. When you do not know, answer for the worse: milder is easy later, and seen."
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <ClassifyForm
        number={number}
        present={severity}
        initial={severities[0]?.matrix ?? null}
        onDone={() => onOpenChange(false)}
      />
    </Dialog>
  )
}

function ClassifyForm({
  number,
  present,
  initial,
  onDone,
}: {
  number: number
  present: IncidentDetail['severity']
  initial: IncidentDetail['severities'][number]['matrix'] | null
  onDone: () => void
}) {
  const router = useRouter()
  const state = useClassification(initial)
  return (
    <ActionForm
      label="Classify the incident"
      action={async (_, form) =>
        state.matrix === null
          ? {
              ok: false,
              message: 'A question is not answered.',
              nextStep: 'Answer all four; what is unknown counts as the worse.',
            }
          : classifyIncidentAction({
              number,
              matrix: state.matrix,
              reason: formText(form, 'reason'),
              ...readRaised(form),
            })
      }
      onDone={() => {
        onDone()
        router.refresh()
      }}
    >
      <ClassificationFields state={state} present={present} />
      <TextareaField
        name="reason"
        label="Why"
        rows={2}
        maxLength={2_000}
        hint="At least ten characters. It stands on the timeline."
      />
      <SubmitButton pendingLabel="Classifying…">Classify</SubmitButton>
    </ActionForm>
  )
}
