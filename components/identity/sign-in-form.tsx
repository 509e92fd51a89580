'use client'

import { ActionForm } from '#components/form/action-form.tsx'
import { PasswordField } from '#components/form/password-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { formText } from '#lib/platform/http/form-text.ts'
import { submitCredentials } from './submit-credentials.ts'

/** The first step: e-mail and password. What comes next is the server's to say. */
export function SignInForm({ next }: { next: string }) {
  return (
    <ActionForm<{ data: null }>
      label="Sign in"
      action={(_previous, form) =>
        submitCredentials('password', {
          email: formText(form, 'email'),
          password: formText(form, 'password'),
        })
      }
      // A full load: nothing rendered for nobody may stay in the router's memory.
      onDone={() => window.location.assign(`/second-factor?next=${encodeURIComponent(next)}`)}
    >
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField name="password" label="Password" purpose="current" />
      <SubmitButton size="large" wide pendingLabel="Checking…">
        Continue
      </SubmitButton>
    </ActionForm>
  )
}
