'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { LastDayField } from '#components/form/last-day-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { formText } from '#lib/platform/http/form-text.ts'
import { acceptRiskAction } from '#lib/reviews/actions.ts'

const usualDays = 30
/** The command's own limit less two days: the last day counts to its end, which may come after that of Greenwich. */
const mostDays = 178

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
      <LastDayField name="until" now={now} earliestDays={1} usualDays={usualDays} mostDays={mostDays} />
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
