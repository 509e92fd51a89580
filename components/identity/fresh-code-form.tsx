'use client'

import { type SyntheticEvent, useId, useMemo, useState } from 'react'
import type { ActionFailure } from '#components/form/action-result.ts'
import { FormContext } from '#components/form/form-context.ts'
import { FormSummary } from '#components/form/form-summary.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { formText } from '#lib/platform/http/form-text.ts'
import { CodeField } from './code-field.tsx'
import { submitCredentials } from './submit-credentials.ts'

/**
 * Asks for the current code while another form waits for it. Plain state, no action: React holds back the outcome of
 * one action until every other is done, and the waiting form's action is done only after this one.
 */
export function FreshCodeForm({ onConfirmed }: { onConfirmed: () => void }) {
  const formId = useId()
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<ActionFailure | null>(null)
  const state = useMemo(
    () => ({ formId, errors: failure?.fields ?? {}, isPending }),
    [formId, failure, isPending],
  )

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    // The dialog stands in a portal, but React's events still pass through its parents.
    event.stopPropagation()
    const code = formText(new FormData(event.currentTarget), 'code')
    setPending(true)
    const result = await submitCredentials('second-factor', { factor: 'totp', code })
    setPending(false)
    if (result.ok) return onConfirmed()
    setFailure(result)
  }

  return (
    <FormContext value={state}>
      <form aria-label="Fresh code" onSubmit={submit} className="flex flex-col gap-4">
        {failure !== null && <FormSummary failure={failure} formId={formId} />}
        <CodeField factor="totp" />
        <SubmitButton wide pendingLabel="Checking…">
          Confirm
        </SubmitButton>
      </form>
    </FormContext>
  )
}
