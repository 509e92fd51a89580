'use client'

import { useRouter } from 'next/navigation'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { formText } from '#lib/platform/http/form-text.ts'
import { CodeField } from './code-field.tsx'
import { submitCredentials } from './submit-credentials.ts'

/** The second step: the app's code, or a recovery code, which leads on to a new authenticator. */
export function SecondFactorForm({ factor, next }: { factor: 'totp' | 'recovery-code'; next: string }) {
  const router = useRouter()
  return (
    <ActionForm<{ data: null }>
      label="Second factor"
      action={async (_previous, form) => {
        const result = await submitCredentials('second-factor', { factor, code: formText(form, 'code') })
        // The fifth wrong code ended the session: the server then leads back to the first step.
        if (!result.ok) router.refresh()
        return result
      }}
      onDone={() => window.location.assign(factor === 'totp' ? next : '/enrol')}
    >
      <CodeField factor={factor} />
      <SubmitButton size="large" wide pendingLabel="Checking…">
        {factor === 'totp' ? 'Sign in' : 'Use this recovery code'}
      </SubmitButton>
    </ActionForm>
  )
}
