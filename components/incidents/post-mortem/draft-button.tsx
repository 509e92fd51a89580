'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { draftPostMortemAction } from '#lib/incidents/actions/post-mortems.ts'

/** Drafts the post-mortem from the record of the incident. */
export function DraftButton({ number }: { number: number }) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  return (
    <Button
      variant="primary"
      disabled={isPending}
      onClick={() =>
        startTransition(async () => {
          const result = await draftPostMortemAction({ number })
          if (!result.ok) notify({ title: result.message, detail: result.nextStep, tone: 'breach' })
          router.refresh()
        })
      }
    >
      {isPending ? 'Drafting…' : 'Draft it from the record'}
    </Button>
  )
}
