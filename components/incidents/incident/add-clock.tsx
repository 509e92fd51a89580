'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { addClockAction } from '#lib/incidents/actions/incidents.ts'
import type { RegulatoryClockLine } from '#lib/incidents/model/regulatory-clock.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import { formText } from '#lib/platform/http/form-text.ts'

/** Adds a clock of law or contract that applies to an incident. */
export function AddClock({ number, rules }: { number: number; rules: readonly RegulatoryClockLine[] }) {
  const [isOpen, setOpen] = useState(false)
  const router = useRouter()
  return (
    <Dialog
      title="Add a clock of law or contract"
      description="It starts where the law says, not now, and stops when you say that the notice was given, with its reference."
      trigger={
        <Button size="small" variant="quiet">
          Add a clock
        </Button>
      }
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <ActionForm
        label="Add a clock of law or contract"
        action={(_, form) =>
          addClockAction({ number, regulatoryClockId: formText(form, 'regulatoryClockId') })
        }
        onDone={() => {
          setOpen(false)
          router.refresh()
        }}
      >
        <SelectField
          name="regulatoryClockId"
          label="Which applies"
          options={rules.map(({ id, name, source, withinMinutes, startsAt }) => ({
            value: id,
            label: `${name}: ${formatDuration(withinMinutes * minuteMs, 1)} from ${startsAt} (${source})`,
          }))}
        />
        <SubmitButton pendingLabel="Adding…">Add the clock</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
