'use client'

import { useRouter } from 'next/navigation'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { QueryStore } from '#components/shell/query-store.tsx'
import { notify } from '#components/ui/notify.ts'
import { decideAccountAction } from '#lib/access/actions.ts'
import type { AccountKind } from '#lib/access/model.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { PersonPicker, type PickedPerson } from './person-picker.tsx'

const kinds = [
  { value: 'human', label: 'Somebody signs in with it' },
  { value: 'service', label: 'A program uses it' },
  { value: 'break_glass', label: 'For emergencies only (break-glass)' },
]

/** Says what an account is and who answers for it. `closeHref` is the list it was opened from. */
export function DecideAccount({
  accountId,
  username,
  kind,
  person,
  closeHref,
}: {
  accountId: string
  username: string
  kind: AccountKind
  person: PickedPerson | null
  closeHref: string
}) {
  const router = useRouter()
  return (
    <QueryStore>
      <ActionForm
        label="Say whose it is"
        action={(_, form) =>
          decideAccountAction({
            accountId,
            // The command refuses any other word, and an empty person.
            kind: formText(form, 'kind') as 'human' | 'service' | 'break_glass',
            personId: formText(form, 'personId'),
            reason: formText(form, 'reason'),
          })
        }
        onDone={() => {
          notify({ title: `It is on record whose ${username} is.`, tone: 'met' })
          router.push(closeHref, { scroll: false })
        }}
      >
        <SelectField
          name="kind"
          label="What it is"
          defaultValue={kind === 'unknown' ? 'human' : kind}
          options={kinds}
        />
        <PersonPicker
          name="personId"
          label="Who answers for it"
          hint="Its person, or for a service whoever is asked about it in every review."
          initial={person}
        />
        <TextareaField
          name="reason"
          label="How you know"
          rows={2}
          maxLength={2_000}
          hint="Kept with the decision, and in the ledger."
        />
        <SubmitButton pendingLabel="Saving…">Say whose it is</SubmitButton>
      </ActionForm>
    </QueryStore>
  )
}
