'use client'

import { useState } from 'react'
import { SelectField } from '#components/form/select-field.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'

const ways = {
  github: [
    { value: 'token', label: 'A token' },
    { value: 'app', label: 'A GitHub App' },
  ],
  git: [
    { value: 'basic', label: 'A name and a password' },
    { value: 'none', label: 'Nothing' },
  ],
} as const

type Way = (typeof ways)['github' | 'git'][number]['value']

/** What a destination of a kind signs in with. The names of the fields are the paths of the command's input. */
export function DestinationCredentialFields({ kind }: { kind: 'github' | 'git' }) {
  const [way, setWay] = useState<Way>(ways[kind][0].value)
  return (
    <>
      <SelectField
        name="credential.type"
        label="Signs in with"
        options={ways[kind]}
        value={way}
        onChange={(event) => setWay(event.target.value as Way)}
      />
      {way === 'token' && (
        <TextField
          type="password"
          name="credential.token"
          label="Token"
          hint="Fine-grained, for this repository alone, with the permissions Contents and Pull requests: read and write."
          autoComplete="off"
        />
      )}
      {way === 'app' && (
        <>
          <TextField name="credential.appId" label="App ID" inputMode="numeric" mono />
          <TextField
            name="credential.installationId"
            label="Installation ID"
            hint="The number at the end of the installation’s address."
            inputMode="numeric"
            mono
          />
          <TextareaField
            name="credential.privateKey"
            label="Private key"
            hint="The whole .pem file."
            spellCheck={false}
          />
        </>
      )}
      {way === 'basic' && (
        <>
          <TextField name="credential.user" label="Name" autoComplete="off" mono />
          <TextField
            type="password"
            name="credential.password"
            label="Password or token"
            autoComplete="off"
          />
        </>
      )}
    </>
  )
}
