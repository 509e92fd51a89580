'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { correctEventAction } from '#lib/incidents/actions/timeline.ts'
import { formTime, readFormTime } from '#lib/incidents/model/form-time.ts'
import { type TimelineEntry, timelineLimits } from '#lib/incidents/model/timeline.ts'
import type { TimelineKind } from '#lib/incidents/model.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { kindOptions } from './kind-options.ts'
import { LinkFields } from './link-fields.tsx'

/** Puts another version in the place of an entry; the old one stays to be read. */
export function CorrectDialog({
  number,
  entry,
  onClose,
}: {
  number: number
  entry: TimelineEntry
  onClose: () => void
}) {
  const router = useRouter()
  const [links, setLinks] = useState(entry.links)
  const seen = new Date(entry.observedAt)
  return (
    <Dialog
      title="Correct this entry"
      description="What it said before stays below it, with your reason."
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <ActionForm
        label="Correct this entry"
        action={(_, form) => {
          const at = formText(form, 'observedAt')
          return correctEventAction({
            number,
            eventId: entry.id,
            // Checked by the command, as everything else.
            kind: formText(form, 'kind') as TimelineKind,
            body: formText(form, 'body'),
            // To the minute: one that was left as it stood keeps its seconds.
            observedAt: at === formTime(seen) ? seen : (readFormTime(at) ?? seen),
            links,
            reason: formText(form, 'reason'),
          })
        }}
        onDone={() => {
          onClose()
          router.refresh()
        }}
      >
        <TextareaField
          name="body"
          label="What happened"
          rows={4}
          defaultValue={entry.body}
          maxLength={timelineLimits.bodyCharacters}
          isOptional={entry.attachments.length > 0}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField name="kind" label="Kind" options={kindOptions} defaultValue={entry.kind} />
          <TextField
            name="observedAt"
            label="Seen at (UTC)"
            type="datetime-local"
            defaultValue={formTime(seen)}
          />
        </div>
        <LinkFields links={links} onChange={setLinks} />
        <TextField
          name="reason"
          label="Why it is corrected"
          hint="Shown beside it: it was another host."
          maxLength={timelineLimits.reasonCharacters}
        />
        <SubmitButton pendingLabel="Correcting…">Correct it</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
