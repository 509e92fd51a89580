'use client'

import { ActionForm } from '#components/form/action-form.tsx'
import type { FormAction } from '#components/form/action-result.ts'
import { CheckboxField } from '#components/form/checkbox-field.tsx'
import { FileDrop } from '#components/form/file-drop.tsx'
import { PasswordField } from '#components/form/password-field.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { UploadList } from '#components/form/upload-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { Section } from '#components/ui/card.tsx'
import { Specimen } from './specimen.tsx'

const refuse: FormAction = async (_previous, form) => ({
  ok: false,
  message: 'The token was not created.',
  nextStep: 'Correct the field below and send it again; what you typed is kept.',
  fields: { name: `A token called ${String(form.get('name'))} exists already` },
})

/** Fields in their states, a form around an action that refuses, and files on their way. */
export function FormsSection() {
  return (
    <Section title="Forms">
      <Specimen name="Form">
        <div className="max-w-md">
          <ActionForm action={refuse} label="New token">
            <TextField
              name="name"
              label="Name"
              hint="Shown in the ledger and in reviews"
              defaultValue="ci-main"
            />
            <SelectField
              name="scope"
              label="Scope"
              options={[
                { value: 'ingest', label: 'Feed in reports' },
                { value: 'gate', label: 'Ask the deployment gate' },
              ]}
            />
            <PasswordField
              name="password"
              label="Your password"
              purpose="current"
              defaultValue="correct horse"
            />
            <TextField
              name="code"
              label="Code"
              mono
              inputMode="numeric"
              error="The code has been used already; wait for the next one"
              defaultValue="492 118"
            />
            <TextareaField name="reason" label="Reason" isOptional placeholder="Why is it needed?" />
            <CheckboxField
              name="expires"
              label="Expires after 90 days"
              hint="It is listed for the quarterly review either way"
              defaultChecked
            />
            <div className="flex gap-2">
              <SubmitButton pendingLabel="Creating…">Create token</SubmitButton>
              <Button disabled>Not allowed</Button>
            </div>
          </ActionForm>
        </div>
      </Specimen>
      <Specimen name="File drop">
        <div className="grid gap-3">
          <FileDrop
            label="Drop scan reports here, or choose files"
            hint="Trivy, Grype, SARIF, npm audit, gitleaks; up to 512 MB each. The format is read from the content."
            onFiles={() => undefined}
          />
          <UploadList
            uploads={[
              { id: '1', name: 'trivy-image.json', bytes: 10_449_920, state: 'sending', progress: 0.62 },
              { id: '2', name: 'grype-inference-api.json', bytes: 524_100_000, state: 'reading' },
              {
                id: '3',
                name: 'semgrep.sarif',
                bytes: 812_400,
                state: 'done',
                message: '183 results, complete: 12 new, 171 known, 3 fixed.',
              },
              {
                id: '4',
                name: 'report.json',
                bytes: 48_211,
                state: 'failed',
                message:
                  'It ends in the middle of element 1,204. Nothing was stored; export it again and send the new file.',
                action: <Button size="small">Choose another</Button>,
              },
              { id: '5', name: 'gitleaks.json', bytes: 2_310, state: 'waiting' },
            ]}
          />
        </div>
      </Specimen>
    </Section>
  )
}
