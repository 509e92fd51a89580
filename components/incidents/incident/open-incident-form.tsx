'use client'

import { useRouter } from 'next/navigation'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { openIncidentAction } from '#lib/incidents/actions/incidents.ts'
import { formTime, readFormTime } from '#lib/incidents/model/form-time.ts'
import { formText, formTexts } from '#lib/platform/http/form-text.ts'
import { ClassificationFields, readRaised, useClassification } from './classification-fields.tsx'
import { SystemBoxes } from './system-boxes.tsx'

/** Opens an incident: two sentences are enough. Whoever knows more classifies it in the same breath. */
export function OpenIncidentForm({
  systems,
  now,
}: {
  systems: readonly { id: string; name: string }[]
  now: Date
}) {
  const router = useRouter()
  const state = useClassification()
  return (
    <ActionForm<{ data: { number: number } }>
      label="Open an incident"
      action={(_, form) => {
        const detectedAt = readFormTime(formText(form, 'detectedAt'))
        return openIncidentAction({
          title: formText(form, 'title'),
          summary: formText(form, 'summary'),
          systemIds: formTexts(form, 'systemIds'),
          ...(detectedAt !== undefined && { detectedAt }),
          ...(state.matrix !== null && {
            classification: {
              matrix: state.matrix,
              reason: formText(form, 'classification.reason'),
              ...readRaised(form),
            },
          }),
        })
      }}
      onDone={({ data }) => router.push(`/incidents/${data.number}`)}
    >
      <TextField
        name="title"
        label="What happens, in a few words"
        maxLength={200}
        autoFocus
        placeholder="Leaked deploy token used against the inference endpoint"
      />
      <TextareaField
        name="summary"
        label="What is known so far"
        rows={3}
        maxLength={10_000}
        hint="It becomes the first entry of the timeline."
      />
      <TextField
        name="detectedAt"
        label="First seen (UTC)"
        type="datetime-local"
        isOptional
        max={formTime(now)}
        hint="Now, when left empty."
      />
      <SystemBoxes systems={systems} />
      <details className="rounded-lg border border-line bg-panel px-3.5 py-3" open>
        <summary className="text-sm font-semibold">
          Classify it now{' '}
          <span className="font-normal text-ink-3">or leave it: a clock then asks for it</span>
        </summary>
        <div className="mt-3 grid gap-4">
          <ClassificationFields state={state} />
          {state.matrix !== null && (
            <TextareaField
              name="classification.reason"
              label="Why"
              rows={2}
              maxLength={2_000}
              hint="At least ten characters."
            />
          )}
        </div>
      </details>
      <div>
        <SubmitButton size="large" pendingLabel="Opening…">
          Open the incident
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
