'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { dayMs } from '#lib/platform/clock.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { requestDispositionAction } from '#lib/scans/actions.ts'
import {
  longestAcceptanceDays,
  type RequestableDisposition,
  requestableDispositions,
} from '#lib/scans/model/disposition.ts'

const asks: Record<RequestableDisposition, { button: string; title: string; purpose: string; hint: string }> =
  {
    accepted: {
      button: 'Accept until…',
      title: 'Ask to accept this risk',
      purpose: 'It stays present, with its own state, until the day you name. Another person decides.',
      hint: 'What keeps the risk small until then?',
    },
    false_positive: {
      button: 'False positive',
      title: 'Ask to judge it a false positive',
      purpose: 'It stays judged so until what the scanner shows changes. Another person decides.',
      hint: 'What did you look at, and why is the scanner wrong?',
    },
    not_affected: {
      button: 'Not affected',
      title: 'Ask to judge it as not affecting us',
      purpose: 'The scanner is right, but it does not apply here. Another person decides.',
      hint: 'Why can it not be used against us?',
    },
  }

const usualDays = 30

/** Asks for one of the decisions there are about a finding. */
export function RequestDisposition({
  finding,
  now,
}: {
  finding: { assetId: string; id: string }
  now: Date
}) {
  const router = useRouter()
  const [open, setOpen] = useState<RequestableDisposition | null>(null)
  const day = (days: number) => formatIsoDate(new Date(now.getTime() + days * dayMs))
  return (
    <div className="flex flex-wrap gap-2">
      {requestableDispositions.map((disposition) => (
        <Dialog
          key={disposition}
          title={asks[disposition].title}
          description={asks[disposition].purpose}
          trigger={<Button size="small">{asks[disposition].button}</Button>}
          isOpen={open === disposition}
          onOpenChange={(isOpen) => setOpen(isOpen ? disposition : null)}
        >
          <ActionForm<{ data: { requestId: string } }>
            action={requestDispositionAction}
            label={asks[disposition].title}
            onDone={() => {
              setOpen(null)
              router.refresh()
            }}
          >
            <input type="hidden" name="assetId" value={finding.assetId} />
            <input type="hidden" name="findingId" value={finding.id} />
            <input type="hidden" name="disposition" value={disposition} />
            {disposition === 'accepted' && (
              <TextField
                name="until"
                type="date"
                label="Last day of the acceptance"
                hint="It ends after this day (UTC); a year at most."
                defaultValue={day(usualDays)}
                min={day(0)}
                max={day(longestAcceptanceDays - 1)}
              />
            )}
            <TextareaField
              name="reason"
              label="Reason"
              hint={asks[disposition].hint}
              minLength={10}
              maxLength={2_000}
            />
            <SubmitButton pendingLabel="Asking…">Ask for a decision</SubmitButton>
          </ActionForm>
        </Dialog>
      ))}
    </div>
  )
}
