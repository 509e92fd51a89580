'use client'

import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { retireRegulatoryClockAction } from '#lib/incidents/actions/incidents.ts'

/** Takes a clock of law or contract out of use. */
export function RetireClock({ id, name }: { id: string; name: string }) {
  const perform = useDeed()
  return (
    <ConfirmDialog
      title={`Retire “${name}”?`}
      consequence="It starts for no further incident. Where it runs, it runs on."
      deed="Retire it"
      trigger={
        <Button size="small" variant="danger">
          Retire<span className="sr-only"> {name}</span>
        </Button>
      }
      onConfirm={() => perform(() => retireRegulatoryClockAction({ regulatoryClockId: id }))}
    />
  )
}
