'use client'

import { useRouter } from 'next/navigation'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { formText, formTexts } from '#lib/platform/http/form-text.ts'
import { createAdHocCampaignAction } from '#lib/reviews/actions.ts'
import { PeopleChooser } from './people-chooser.tsx'
import { ScopeBoxes } from './scope-boxes.tsx'

type Choice = { value: string; label: string; count: number }

/** Only what was chosen: a scope that names nothing is no scope. */
const chosen = <Name extends string>(name: Name, values: string[]) =>
  values.length === 0 ? {} : ({ [name]: values } as Record<Name, string[]>)

/** Drafts a review of a part of the organisation. Its page shows what it would ask of whom before anything starts. */
export function AdHocForm({
  systems,
  departments,
}: {
  systems: readonly Choice[]
  departments: readonly Choice[]
}) {
  const router = useRouter()
  return (
    <ActionForm<{ data: { campaignId: string } }>
      label="Review out of turn"
      action={(_, form) =>
        createAdHocCampaignAction({
          title: formText(form, 'title'),
          scope: {
            ...chosen('systemIds', formTexts(form, 'systemIds')),
            ...chosen('departments', formTexts(form, 'departments')),
            ...chosen('personIds', formTexts(form, 'personIds')),
            ...(form.has('services') && { accountKinds: ['service' as const] }),
          },
          ...(formText(form, 'startsOn') !== '' && { startsOn: formText(form, 'startsOn') }),
        })
      }
      onDone={({ data }) => router.push(`/reviews/${data.campaignId}`)}
    >
      <TextField
        name="title"
        label="Name"
        hint="Say what it is about: Move of Platform to Research."
        maxLength={200}
      />
      <p className="max-w-[68ch] text-sm text-ink-2">
        An item has to fit everything that you choose: a system and a department together mean the access of
        that department on that system.
      </p>
      <ScopeBoxes name="systemIds" legend="Systems" choices={systems} unit="grants" />
      <ScopeBoxes name="departments" legend="Departments" choices={departments} unit="people" />
      <PeopleChooser name="personIds" legend="People" hint="Who moved, or who leaves." />
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">Accounts</legend>
        <label className="flex items-center gap-2.5 text-sm">
          <input type="checkbox" name="services" value="yes" className="size-4 accent-accent" />
          Service accounts only
        </label>
      </fieldset>
      <TextField
        name="startsOn"
        label="Starts by itself on"
        type="date"
        isOptional
        hint="A day begins in the time zone of the policy. Without a day, after the time that the policy gives a draft. You can start it at once from its preview."
      />
      <SubmitButton pendingLabel="Drafting…">Make the draft</SubmitButton>
    </ActionForm>
  )
}
