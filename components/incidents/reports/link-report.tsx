'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { linkReportAction } from '#lib/incidents/actions/reports.ts'
import { formText } from '#lib/platform/http/form-text.ts'

const anew = 'new'

/** Makes an incident of a report, or lays it to one that is open. More people read an incident: its words are new. */
export function LinkReport({
  reportId,
  incidents,
}: {
  reportId: string
  incidents: readonly { number: number; title: string }[]
}) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [target, setTarget] = useState(anew)
  return (
    <Dialog
      title="Make it an incident"
      description="More people read an incident than this report, so nothing is copied. Write what they need, and nothing that says who reported it."
      trigger={<Button>Make it an incident</Button>}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <ActionForm<{ data: { number: number } }>
        label="Make it an incident"
        action={(_, form) =>
          linkReportAction({
            reportId,
            incident:
              target === anew
                ? { title: formText(form, 'title'), summary: formText(form, 'summary') }
                : { number: Number(target) },
          })
        }
        onDone={({ data }) => router.push(`/incidents/${data.number}`)}
      >
        <SelectField
          name="number"
          label="Incident"
          value={target}
          onChange={(event) => setTarget(event.target.value)}
          options={[
            { value: anew, label: 'A new one' },
            ...incidents.map(({ number, title }) => ({
              value: String(number),
              label: `INC-${number} ${title}`,
            })),
          ]}
        />
        {target === anew && (
          <>
            <TextField name="title" label="Title" minLength={5} maxLength={200} />
            <TextareaField name="summary" label="What is known so far" minLength={10} maxLength={10_000} />
          </>
        )}
        <SubmitButton pendingLabel="Working…">
          {target === anew ? 'Open the incident' : `Lay it to INC-${target}`}
        </SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
