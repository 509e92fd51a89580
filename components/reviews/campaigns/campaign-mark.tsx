import { Status, type StatusName } from '#components/ui/status.tsx'
import type { CampaignLine } from '#lib/reviews/model/campaign.ts'
import { campaignStatusWords } from '#lib/reviews/model/campaign-words.ts'
import type { CampaignStatus } from '#lib/reviews/model.ts'

const looks: Record<CampaignStatus, StatusName> = {
  draft: 'unproven',
  running: 'at_risk',
  completed: 'met',
  cancelled: 'unproven',
}

/** Where a campaign stands. Overdue is derived from its date, never stored. */
export function CampaignMark({ status, isOverdue }: Pick<CampaignLine, 'status' | 'isOverdue'>) {
  return (
    <Status
      status={isOverdue ? 'breached' : looks[status]}
      label={isOverdue ? 'Overdue' : campaignStatusWords[status]}
    />
  )
}
