'use client'

import { useRouter } from 'next/navigation'
import { ActionForm } from '#components/form/action-form.tsx'
import { CheckboxField } from '#components/form/checkbox-field.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { notify } from '#components/ui/notify.ts'
import { savePreferencesAction } from '#lib/alerts/actions.ts'
import type { Preferences } from '#lib/alerts/model/preferences.ts'
import { cadenceWords } from '#lib/alerts/model/words.ts'

const cadences = Object.entries(cadenceWords).map(([value, label]) => ({ value, label }))
const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

/** How often, at what hour, and when not. `timeZones` comes from the server, so that both print the same list. */
export function PreferencesForm({
  preferences,
  timeZones,
}: {
  preferences: Preferences
  timeZones: readonly string[]
}) {
  const router = useRouter()
  return (
    <ActionForm<{ data: null }>
      label="When to be mailed"
      action={savePreferencesAction}
      onDone={() => {
        notify({ title: 'Saved', detail: 'What waits to be mailed follows it, too.', tone: 'met' })
        router.refresh()
      }}
    >
      <SelectField name="cadence" label="How often" defaultValue={preferences.cadence} options={cadences} />
      <SelectField
        name="digestHour"
        label="Digest at"
        hint="Of a daily or weekly digest."
        defaultValue={String(preferences.digestHour)}
        options={hours}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="quietFrom"
          label="Quiet from"
          defaultValue={String(preferences.quietFrom)}
          options={hours}
        />
        <SelectField
          name="quietTo"
          label="Quiet until"
          hint="The same hour twice: no quiet hours."
          defaultValue={String(preferences.quietTo)}
          options={hours}
        />
      </div>
      <SelectField
        name="timeZone"
        label="Time zone"
        defaultValue={preferences.timeZone}
        options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
      <CheckboxField
        name="isUrgentAlways"
        label="Send urgent alerts at once"
        hint="Through quiet hours, and before the next digest."
        defaultChecked={preferences.isUrgentAlways}
      />
      <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
    </ActionForm>
  )
}
