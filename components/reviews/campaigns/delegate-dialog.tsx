'use client'

import { PersonPicker } from '#components/access/person-picker.tsx'
import { FormDialog } from '#components/form/form-dialog.tsx'
import { LastDayField } from '#components/form/last-day-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { QueryStore } from '#components/shell/query-store.tsx'
import { Button } from '#components/ui/button.tsx'
import { formText } from '#lib/platform/http/form-text.ts'
import { delegateReviewsAction } from '#lib/reviews/actions.ts'

const usualDays = 14
const mostDays = 180
const people = '/api/reviews/people'

/** Names who decides during an absence: one's own, or, for the lead, anybody's. */
export function DelegateDialog({
  me,
  mayForOthers,
  now,
}: {
  /** The reader, as a person of the register. */
  me: { id: string; name: string }
  mayForOthers: boolean
  now: Date
}) {
  return (
    <FormDialog
      title="Name a stand-in"
      description="They decide until the day you name, starting now. Nobody gets to decide on their own access, and what they receive goes no further."
      trigger={<Button>Name a stand-in</Button>}
      action={(_, form) =>
        delegateReviewsAction({
          ...(mayForOthers && { fromId: formText(form, 'fromId') }),
          toId: formText(form, 'toId'),
          validTo: formText(form, 'validTo'),
          reason: formText(form, 'reason'),
        })
      }
    >
      <QueryStore>
        {mayForOthers && <PersonPicker name="fromId" label="For whom" initial={me} api={people} />}
        <PersonPicker name="toId" label="Who decides" api={people} />
        <LastDayField name="validTo" now={now} earliestDays={0} usualDays={usualDays} mostDays={mostDays} />
        <TextareaField name="reason" label="Why" rows={2} maxLength={2_000} />
        <SubmitButton pendingLabel="Naming…">Name the stand-in</SubmitButton>
      </QueryStore>
    </FormDialog>
  )
}
