'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Button } from '#components/ui/button.tsx'
import type { DialogTrigger } from '#components/ui/dialog.tsx'
import { claimStepAction } from '#lib/incidents/actions/incidents.ts'
import { formTime, readFormTime } from '#lib/incidents/model/form-time.ts'
import type { StepEvidence } from '#lib/incidents/model/step-evidence.ts'
import { responseStepWords } from '#lib/incidents/model/words.ts'
import type { ResponseStep } from '#lib/incidents/model.ts'
import { formText, formTexts } from '#lib/platform/http/form-text.ts'
import { EvidenceChoice } from './evidence-choice.tsx'

const done: Record<ResponseStep, string> = {
  triage: 'What was found',
  contain: 'What contains it',
  eradicate: 'What ended its cause',
  recover: 'What is back, and since when',
}

/** Says that a step of the response is done, with the entries that prove it. */
export function ClaimStep({
  number,
  step,
  evidence,
  detectedAt,
  now,
  trigger,
}: {
  number: number
  step: ResponseStep
  evidence: readonly StepEvidence[]
  detectedAt: string
  now: Date
  /** Instead of the small button of the panel. */
  trigger?: DialogTrigger
}) {
  const title = `${responseStepWords[step]}: claim it`
  return (
    <FormDialog
      title={title}
      description="Nobody’s word is enough: choose the entries of the timeline that show it."
      trigger={
        trigger ?? (
          <Button size="small">
            Claim<span className="sr-only"> {responseStepWords[step]}</span>
          </Button>
        )
      }
      action={(_, form) => {
        const doneAt = readFormTime(formText(form, 'doneAt'))
        return claimStepAction({
          number,
          step,
          note: formText(form, 'note'),
          eventIds: formTexts(form, 'eventIds'),
          ...(doneAt !== undefined && { doneAt }),
        })
      }}
    >
      <TextareaField name="note" label={done[step]} rows={2} maxLength={2_000} />
      <EvidenceChoice name="eventIds" evidence={evidence} now={now} />
      <TextField
        name="doneAt"
        label="Since when (UTC)"
        type="datetime-local"
        isOptional
        min={formTime(new Date(detectedAt))}
        hint="Now, when left empty."
      />
      <SubmitButton pendingLabel="Claiming…">Claim it</SubmitButton>
    </FormDialog>
  )
}
