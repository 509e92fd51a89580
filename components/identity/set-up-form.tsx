'use client'

import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { setUpAction } from '#lib/identity/actions.ts'
import { NewPasswordFields } from './new-password-fields.tsx'

/** The first person: who they are and a password. The second factor follows. */
export function SetUpForm({ token }: { token: string }) {
  return (
    <ActionForm<{ data: null }> label="Set up Plumbline" action={setUpAction}>
      <input type="hidden" name="token" value={token} />
      <TextField name="name" label="Your name" autoComplete="name" maxLength={120} />
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        hint="You sign in with it."
      />
      <NewPasswordFields />
      <SubmitButton size="large" wide pendingLabel="Creating your account…">
        Create the first account
      </SubmitButton>
    </ActionForm>
  )
}
