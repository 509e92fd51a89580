'use client'

import { PasswordField } from '#components/form/password-field.tsx'
import { minPasswordLength } from '#lib/identity/model/wording.ts'

/** A new password, twice. Long is what counts; no rules about kinds of characters. */
export function NewPasswordFields({ label = 'Password' }: { label?: string }) {
  return (
    <>
      <PasswordField
        name="password"
        label={label}
        purpose="new"
        minLength={minPasswordLength}
        hint={`At least ${minPasswordLength} characters. A few unrelated words make a good one.`}
      />
      <PasswordField name="repeat" label={`${label}, again`} purpose="new" minLength={minPasswordLength} />
    </>
  )
}
