'use client'

import { useRouter } from 'next/navigation'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { draftCampaignAction } from '#lib/reviews/actions.ts'

/** Drafts the review of a quarter that has none, ahead of the job that would. */
export function DraftQuarter({ quarter }: { quarter: string }) {
  const router = useRouter()
  const name = quarter.replace('-', ' ')
  return (
    <ConfirmDialog
      title={`Draft the review of ${name}?`}
      consequence="The draft shows what it would ask of whom. It starts by itself on its date, or when you start it."
      deed="Make the draft"
      isDangerous={false}
      trigger={<Button>Draft {name}</Button>}
      onConfirm={async () => {
        const result = await draftCampaignAction({ quarter })
        if (!result.ok) return `${result.message} ${result.nextStep}`
        router.push(`/reviews/${result.data.campaignId}`)
        return undefined
      }}
    />
  )
}
