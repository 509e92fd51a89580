'use client'

import { useRouter } from 'next/navigation'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { retireRegulatoryClockAction } from '#lib/incidents/actions/incidents.ts'

/** Takes a clock of law or contract out of use. */
export function RetireClock({ id, name }: { id: string; name: string }) {
  const router = useRouter()
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
      onConfirm={async () => {
        const result = await retireRegulatoryClockAction({ regulatoryClockId: id })
        if (!result.ok) return `${result.message} ${result.nextStep}`
        router.refresh()
        return undefined
      }}
    />
  )
}
