'use client'

import { FormDialog } from '#components/form/form-dialog.tsx'
import { LastDayField } from '#components/form/last-day-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { attestMfaAction, endAttestationAction } from '#lib/access/actions.ts'
import { formText } from '#lib/platform/http/form-text.ts'

const usualDays = 90
/** The command's own limit less two days: the last day counts to its end, which may come after that of Greenwich. */
const mostDays = 364

/** A lead's word, for a time, that sign-in enforces the factors a source knows of; or the end of that word. */
export function Attest({
  sourceId,
  sourceName,
  isInForce,
  now,
}: {
  sourceId: string
  sourceName: string
  isInForce: boolean
  now: Date
}) {
  const stepUp = useStepUp()
  const end = (form: FormData) => endAttestationAction({ sourceId, reason: formText(form, 'reason') })
  const attest = (form: FormData) =>
    attestMfaAction({
      sourceId,
      until: formText(form, 'until'),
      justification: formText(form, 'justification'),
    })
  return (
    // One dialog for both, so that the button that opened it keeps the focus when the one has become the other.
    <FormDialog
      title={isInForce ? `End the word for ${sourceName}?` : `Attest for ${sourceName}`}
      description={
        isInForce
          ? 'Registered and capable factors no longer count as enforced there.'
          : 'Where no export can say so: sign-in enforces the factors that are registered. It lifts known factors; it invents none.'
      }
      trigger={
        <Button size="small" variant="quiet" className="-ml-2">
          {isInForce ? 'End' : 'Attest'}
          <span className="sr-only"> for {sourceName}</span>
        </Button>
      }
      label={isInForce ? 'End the word' : 'Attest'}
      action={(_, form) => stepUp<unknown>(() => (isInForce ? end(form) : attest(form)))}
    >
      {isInForce ? <EndFields /> : <AttestFields now={now} />}
    </FormDialog>
  )
}

const EndFields = () => (
  <>
    <TextareaField name="reason" label="Why it no longer holds" rows={2} maxLength={2_000} />
    <SubmitButton pendingLabel="Ending…">End it now</SubmitButton>
  </>
)

const AttestFields = ({ now }: { now: Date }) => (
  <>
    <LastDayField name="until" now={now} earliestDays={1} usualDays={usualDays} mostDays={mostDays} />
    <TextareaField
      name="justification"
      label="Where one can see that sign-in enforces it"
      hint="The name of the rule or policy in the identity provider, and who owns it. At least 20 characters."
      rows={3}
      maxLength={2_000}
    />
    <SubmitButton pendingLabel="Attesting…">Attest</SubmitButton>
  </>
)
