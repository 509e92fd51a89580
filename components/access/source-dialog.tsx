'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { createSourceAction, describeSourceAction } from '#lib/access/actions.ts'
import type { SourceRow } from '#lib/access/model/source-row.ts'
import { sourceKindWords } from '#lib/access/model/words.ts'
import type { AccessSourceKind } from '#lib/access/model.ts'
import { formText } from '#lib/platform/http/form-text.ts'

const kinds = Object.entries(sourceKindWords)
  .filter(([kind]) => kind !== 'plumbline')
  .map(([value, label]) => ({ value, label }))

const rolesHint = 'One a line, beside those the format itself knows. They count from the next import on.'
const readRoles = (form: FormData) =>
  formText(form, 'privilegedRoles')
    .split('\n')
    .map((role) => role.trim())
    .filter((role) => role !== '')

/** Connects a source: what its documents are, and whose accounts they list. */
export function CreateSource({ systems }: { systems: readonly { id: string; name: string }[] }) {
  const [isOpen, setOpen] = useState(false)
  const [kind, setKind] = useState<string>('people')
  const router = useRouter()
  const isRegister = kind === 'people'
  return (
    <Dialog
      title="Connect a source"
      description="One export of one system, or one register of people, sent again and again."
      trigger={<Button variant="primary">Connect a source</Button>}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <ActionForm<{ data: { sourceId: string } }>
        label="Connect a source"
        action={(_, form) =>
          createSourceAction({
            name: formText(form, 'name'),
            // The command refuses any other word.
            kind: formText(form, 'kind') as AccessSourceKind,
            systemId: isRegister ? null : formText(form, 'systemId') || null,
            privilegedRoles: isRegister ? [] : readRoles(form),
          })
        }
        onDone={({ data }) => {
          setOpen(false)
          router.push(`/sources/${data.sourceId}`)
        }}
      >
        <SelectField
          name="kind"
          label="What it is"
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          options={kinds}
        />
        <TextField
          name="name"
          label="Name"
          maxLength={120}
          autoComplete="off"
          hint="Collectors call it by this name."
          placeholder={isRegister ? 'Personnel' : 'AWS production'}
        />
        {!isRegister && (
          <>
            <SelectField
              name="systemId"
              label="System whose accounts it lists"
              isOptional={kind === 'scim'}
              defaultValue=""
              options={[
                {
                  value: '',
                  label: systems.length === 0 ? 'Add a system first, under Systems' : 'Choose a system',
                },
                ...systems.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <TextareaField
              name="privilegedRoles"
              label="Roles that are privileged"
              isOptional
              rows={3}
              hint={rolesHint}
            />
          </>
        )}
        <SubmitButton pendingLabel="Connecting…">Connect it</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}

/** Renames a source, and says which of its roles are privileged. */
export function DescribeSource({ source }: { source: SourceRow }) {
  const [isOpen, setOpen] = useState(false)
  const router = useRouter()
  return (
    <Dialog
      title={`Describe ${source.name}`}
      description="What earlier imports said stays as it was said."
      trigger={<Button>Describe it</Button>}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <ActionForm
        label="Describe the source"
        action={async (_, form) => {
          const result = await describeSourceAction({
            sourceId: source.id,
            name: formText(form, 'name'),
            privilegedRoles: readRoles(form),
            mapping: source.mapping,
          })
          return result.ok ? { ok: true } : result
        }}
        onDone={() => {
          setOpen(false)
          router.refresh()
        }}
      >
        <TextField name="name" label="Name" maxLength={120} autoComplete="off" defaultValue={source.name} />
        <TextareaField
          name="privilegedRoles"
          label="Roles that are privileged"
          isOptional
          rows={4}
          hint={rolesHint}
          defaultValue={source.privilegedRoles.join('\n')}
        />
        <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
