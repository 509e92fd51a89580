'use client'

import { useRouter } from 'next/navigation'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { withdrawRedactionAction } from '#lib/incidents/actions/post-mortems.ts'

/** Takes back that a hit may be read. */
export function OpenAgain({ number, hitKey }: { number: number; hitKey: string }) {
  const router = useRouter()
  return (
    <Button
      size="small"
      variant="quiet"
      onClick={async () => {
        const result = await withdrawRedactionAction({ number, hitKey })
        if (!result.ok) notify({ title: result.message, detail: result.nextStep, tone: 'breach' })
        router.refresh()
      }}
    >
      It may not pass
    </Button>
  )
}
