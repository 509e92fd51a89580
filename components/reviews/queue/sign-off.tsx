'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { signPartAction } from '#lib/reviews/actions.ts'

/** Signs the reviewer's part, with a fresh code. Until everything is decided it says what is missing. */
export function SignOff({ campaignId, waiting }: { campaignId: string; waiting: number }) {
  const router = useRouter()
  const stepUp = useStepUp()
  const [failure, setFailure] = useState<string | null>(null)
  const [isPending, startTransition] = useTransition()

  const sign = () =>
    startTransition(async () => {
      const result = await stepUp(() => signPartAction({ campaignId }))
      if (!result.ok) {
        setFailure(`${result.message} ${result.nextStep}`)
        return
      }
      setFailure(null)
      notify({ title: `Signed: ${formatQuantity(result.data.items, 'decision')}`, tone: 'met' })
      router.refresh()
    })

  return (
    <div className="grid justify-items-end gap-1 max-sm:justify-items-stretch">
      <Button
        variant="primary"
        size="large"
        disabled={waiting > 0 || isPending}
        onClick={sign}
        title={waiting > 0 ? `${formatQuantity(waiting, 'item')} still to decide` : undefined}
      >
        {isPending ? 'Signing…' : 'Sign off'}
      </Button>
      {failure !== null && (
        <p role="alert" className="max-w-72 text-xs text-breach">
          {failure}
        </p>
      )}
    </div>
  )
}
