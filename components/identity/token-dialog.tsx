'use client'

import { CheckboxList } from '#components/form/checkbox-list.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { createTokenAction } from '#lib/identity/actions.ts'
import { tokenScopeTitles } from '#lib/identity/model/wording.ts'
import { tokenScopes } from '#lib/platform/auth/permissions.ts'
import { SecretDialog } from './secret-dialog.tsx'
import { ShownOnce } from './shown-once.tsx'

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '180', label: '180 days' },
  { value: '365', label: 'One year, the longest' },
]

/** Makes an API token and shows it, once. */
export function TokenDialog() {
  return (
    <SecretDialog
      title="Create an API token"
      description="For a pipeline or a collector. You own it, and it is reviewed every quarter like any account."
      trigger={<Button variant="primary">Create a token</Button>}
      action={createTokenAction}
      shown={({ token }) => (
        <ShownOnce title="Store this token now" value={token} label="the token">
          It is not shown again. Keep it in your vault, never in source.
        </ShownOnce>
      )}
    >
      <TextField name="name" label="Name" hint="Say what uses it: CI of inference-api." maxLength={80} />
      <CheckboxList
        name="scopes"
        legend="What it may do"
        initially="ingest"
        options={tokenScopes.map((scope) => ({
          value: scope,
          label: (
            <>
              {tokenScopeTitles[scope]}
              <code className="ml-1.5 font-mono text-xs text-ink-3">{scope}</code>
            </>
          ),
        }))}
      />
      <SelectField name="expiresInDays" label="Expires after" defaultValue="90" options={lifetimes} />
      <SubmitButton pendingLabel="Creating…">Create the token</SubmitButton>
    </SecretDialog>
  )
}
