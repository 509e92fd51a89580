'use client'

import { useRouter } from 'next/navigation'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { DataTable } from '#components/table/data-table.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Time } from '#components/ui/time.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { addRedactionTermAction, removeRedactionTermAction } from '#lib/incidents/actions/post-mortems.ts'
import {
  type RedactionTerm,
  redactionTermKinds,
  redactionTermSchema,
  redactionWords,
} from '#lib/incidents/model/redaction.ts'
import { formText } from '#lib/platform/http/form-text.ts'

/** The words that must not be published: customers, internal domains, people of no register. */
export function RedactionTerms({ terms, now }: { terms: readonly RedactionTerm[]; now: Date }) {
  const router = useRouter()
  return (
    <div className="grid gap-5">
      <ActionForm
        label="Add a word"
        resets
        action={async (_, form) => {
          const kind = redactionTermSchema.shape.kind.parse(formText(form, 'kind'))
          return addRedactionTermAction({ kind, term: formText(form, 'term') })
        }}
        onDone={() => router.refresh()}
      >
        <div className="grid items-end gap-3 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
          <SelectField
            name="kind"
            label="What it is"
            options={redactionTermKinds.map((value) => ({ value, label: redactionWords[value] }))}
          />
          <TextField name="term" label="Word or words" maxLength={200} autoComplete="off" />
          <SubmitButton variant="secondary" pendingLabel="Adding…">
            Add
          </SubmitButton>
        </div>
      </ActionForm>
      <DataTable
        caption="Words that must not be published"
        rows={terms}
        rowKey={(term) => term.id}
        empty={
          <EmptyState title="The list is empty">
            People, addresses, hosts and secrets are found without it. Add the names of your customers, and
            internal domains that look like public ones.
          </EmptyState>
        }
        columns={[
          { id: 'term', header: 'Word', cell: (term) => term.term },
          { id: 'kind', header: 'What it is', phone: 'below', cell: (term) => redactionWords[term.kind] },
          {
            id: 'added',
            header: 'Added',
            phone: 'hide',
            cell: (term) => (
              <>
                {term.createdByName}, <Time at={new Date(term.createdAt)} now={now} />
              </>
            ),
          },
          { id: 'remove', header: '', align: 'end', cell: (term) => <RemoveTerm term={term} /> },
        ]}
      />
    </div>
  )
}

function RemoveTerm({ term: { id, term } }: { term: RedactionTerm }) {
  const perform = useDeed()
  return (
    <ConfirmDialog
      title={`Take “${term}” off the list?`}
      consequence="It is not looked for any longer, in no post-mortem."
      deed="Take it off"
      trigger={
        <Button size="small" variant="quiet">
          Take off
        </Button>
      }
      onConfirm={() => perform(() => removeRedactionTermAction({ termId: id }))}
    />
  )
}
