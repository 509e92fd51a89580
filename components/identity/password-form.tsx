'use client'

import { ActionForm } from '#components/form/action-form.tsx'
import type { FormAction } from '#components/form/action-result.ts'
import { PasswordField } from '#components/form/password-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { changePasswordAction } from '#lib/identity/actions.ts'
import { NewPasswordFields } from './new-password-fields.tsx'

/** A wrong current password is an answer of the command, so that its attempts are counted and kept. */
const change: FormAction = async (previous, form) => {
  const result = await changePasswordAction(previous, form)
  if (!result.ok || result.data.outcome === 'changed') return result
  const { attemptsLeft } = result.data
  return {
    ok: false,
    message: 'The current password is not right.',
    nextStep:
      attemptsLeft > 0
        ? `Try again: ${attemptsLeft} of five attempts left.`
        : 'You are signed out. Sign in again.',
    fields: { current: 'is not your current password' },
  }
}

export function PasswordForm({ email }: { email: string }) {
  return (
    <ActionForm label="Change password" action={change} onDone={() => window.location.assign('/sign-in')}>
      <input type="email" name="email" value={email} readOnly hidden autoComplete="username" />
      <PasswordField name="current" label="Current password" purpose="current" />
      <NewPasswordFields label="New password" />
      <div>
        <SubmitButton pendingLabel="Changing…">Change the password</SubmitButton>
      </div>
    </ActionForm>
  )
}
