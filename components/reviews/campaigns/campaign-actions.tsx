'use client'

import { ReasonDialog } from '#components/reviews/revocations/reason-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { cancelCampaignAction, startCampaignAction } from '#lib/reviews/actions.ts'
import type { CampaignStatus } from '#lib/reviews/model.ts'

/** Starts a draft, or calls a campaign off. For the lead. */
export function CampaignActions({ campaignId, status }: { campaignId: string; status: CampaignStatus }) {
  const perform = useDeed()
  if (status !== 'draft' && status !== 'running') return null
  return (
    <>
      <ReasonDialog
        title="Call this review off?"
        description={
          status === 'draft'
            ? 'It does not start. A quarter that is called off stays without a review.'
            : 'Nothing more is decided. What was signed stays signed, what was revoked stays revoked.'
        }
        trigger={<Button variant="danger">Call off</Button>}
        field={{ name: 'reason', label: 'Why', hint: 'It stays in the ledger.' }}
        deed="Call it off"
        act={(reason) => cancelCampaignAction({ campaignId, reason })}
      />
      {status === 'draft' && (
        <ConfirmDialog
          title="Start this review now?"
          consequence="Every access that is known now becomes an item, its reviewers are told, and the time to decide begins."
          deed="Start the review"
          isDangerous={false}
          trigger={<Button variant="primary">Start now</Button>}
          onConfirm={() => perform(() => startCampaignAction({ campaignId }))}
        />
      )}
    </>
  )
}
