'use client'

import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { endDutyAction } from '#lib/incidents/actions/incidents.ts'
import type { DutyView } from '#lib/incidents/model/incident.ts'
import { incidentDutyWords } from '#lib/incidents/model/words.ts'

/** Ends a duty: somebody goes home, or another takes over. */
export function EndDuty({ number, held }: { number: number; held: DutyView }) {
  const perform = useDeed()
  const duty = incidentDutyWords[held.duty].toLowerCase()
  return (
    <ConfirmDialog
      title={`End the duty of ${held.userName}?`}
      consequence={`${held.userName} is no longer ${duty}. The timeline keeps who held it, and how long.`}
      deed="End the duty"
      isDangerous={false}
      trigger={
        <Button size="small" variant="quiet">
          End
          <span className="sr-only">
            : {held.userName}, {duty}
          </span>
        </Button>
      }
      onConfirm={() => perform(() => endDutyAction({ number, dutyId: held.id }))}
    />
  )
}
