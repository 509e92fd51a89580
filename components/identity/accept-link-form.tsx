'use client'

import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { acceptLinkAction } from '#lib/identity/actions.ts'
import { NewPasswordFields } from './new-password-fields.tsx'

/** An invitation or a reset: a password of one's own. `email` lets a password manager file it rightly. */
export function AcceptLinkForm({ token, email, deed }: { token: string; email: string; deed: string }) {
  return (
    <ActionForm<{ data: null }> label={deed} action={acceptLinkAction}>
      <input type="hidden" name="token" value={token} />
      <input type="email" name="email" value={email} readOnly hidden autoComplete="username" />
      <NewPasswordFields label="New password" />
      <SubmitButton size="large" wide pendingLabel="Saving…">
        {deed}
      </SubmitButton>
    </ActionForm>
  )
}
