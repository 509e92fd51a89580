'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { dayMs } from '#lib/platform/clock.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { acceptRiskAction } from '#lib/reviews/actions.ts'

const usualDays = 30
/** The command's own limit less two days: the last day counts to its end, which may come after that of Greenwich. */
const mostDays = 178
const inDays = (now: Date, days: number) => formatIsoDate(new Date(now.getTime() + days * dayMs))

/** Lets the access stay until a day, under a fresh code. */
export function AcceptRisk({ revocationId, now }: { revocationId: string; now: Date }) {
  const stepUp = useStepUp()
  return (
    <FormDialog
      title="Accept the risk"
      description="The access stays until the day you name, and is then owed again with the deadline that it had. The ledger keeps who accepted it."
      trigger={<Button>Accept the risk</Button>}
      action={(_, form) =>
        stepUp(() =>
          acceptRiskAction({
            revocationId,
            until: formText(form, 'until'),
            reason: formText(form, 'reason'),
            compensatingControl: formText(form, 'compensatingControl'),
          }),
        )
      }
    >
      <TextField
        name="until"
        label="Until the end of"
        type="date"
        min={inDays(now, 1)}
        max={inDays(now, mostDays)}
        defaultValue={inDays(now, usualDays)}
      />
      <TextareaField
        name="reason"
        label="Why it has to stay"
        rows={2}
        maxLength={2_000}
        hint="At least ten characters."
      />
      <TextareaField
        name="compensatingControl"
        label="What keeps the risk small meanwhile"
        rows={2}
        maxLength={2_000}
        hint="At least ten characters."
      />
      <SubmitButton pendingLabel="Accepting…">Accept the risk</SubmitButton>
    </FormDialog>
  )
}
