'use client'

import { useState } from 'react'
import { FormDialog } from '#components/form/form-dialog.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { createDestinationAction } from '#lib/incidents/actions/publications.ts'
import { gitHubApi, gitHubPublicUrl } from '#lib/incidents/model/destination.ts'
import { DestinationCredentialFields } from './destination-credential-fields.tsx'

type Kind = 'github' | 'git'

/** Adds a repository that post-mortems are published in. */
export function DestinationDialog() {
  const [kind, setKind] = useState<Kind>('github')
  const stepUp = useStepUp()
  const isGitHub = kind === 'github'
  return (
    <FormDialog
      title="Add a repository"
      description="Approved post-mortems are published there. Its credential is stored sealed, and never shown again."
      trigger={<Button variant="primary">Add a repository</Button>}
      action={(previous, form) => stepUp(() => createDestinationAction(previous, form))}
    >
      <TextField name="name" label="Name" hint="As people know it: Security advisories." maxLength={80} />
      <SelectField
        name="kind"
        label="Kind"
        value={kind}
        onChange={(event) => setKind(event.target.value as Kind)}
        options={[
          { value: 'github', label: 'GitHub: branch, pull request, merge' },
          { value: 'git', label: 'Any git server over https: one push' },
        ]}
      />
      <TextField
        key={kind}
        name="url"
        label={isGitHub ? 'Address of the API' : 'Address of the remote'}
        type="url"
        defaultValue={isGitHub ? gitHubApi : ''}
        mono
      />
      {isGitHub && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="owner" label="Owner" mono />
          <TextField name="repository" label="Repository" mono />
        </div>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="branch" label="Branch" defaultValue="main" mono />
        <TextField name="folder" label="Folder" defaultValue="post-mortems" isOptional mono />
      </div>
      <TextField
        key={`${kind} page`}
        name="publicUrlTemplate"
        label="Public address of a file"
        hint="Where anybody reads it, with {path} in it. Plumbline fetches it to prove the publication."
        defaultValue={isGitHub ? gitHubPublicUrl : ''}
        mono
      />
      <DestinationCredentialFields key={`${kind} credential`} kind={kind} />
      <SubmitButton pendingLabel="Adding…">Add the repository</SubmitButton>
    </FormDialog>
  )
}
