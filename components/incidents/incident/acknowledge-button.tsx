'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { acknowledgeIncidentAction } from '#lib/incidents/actions/incidents.ts'

/** One press, no question asked: whoever is woken at night says that they are there. */
export function AcknowledgeButton({ number }: { number: number }) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const acknowledge = () =>
    startTransition(async () => {
      const result = await acknowledgeIncidentAction({ number })
      if (result.ok) notify({ title: 'Acknowledged: it is yours, and nobody else is called', tone: 'met' })
      else notify({ title: result.message, detail: result.nextStep, tone: 'breach' })
      router.refresh()
    })
  return (
    <Button variant="primary" data-primary-move disabled={isPending} onClick={acknowledge}>
      {isPending ? 'Acknowledging…' : 'Acknowledge'}
    </Button>
  )
}
