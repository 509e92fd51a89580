import { Progress } from '#components/ui/progress.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import type { CampaignView } from '#lib/reviews/model/campaign.ts'
import type { QueueRank } from '#lib/reviews/model.ts'

/** How a campaign stands, in four figures. */
export function CampaignFigures({ view }: { view: CampaignView }) {
  const { progress, decisions, reopened, gone } = view
  const share = (part: number) => (progress.items === 0 ? 0 : part / progress.items)
  const removals = decisions.revoke + decisions.reduce
  return (
    <StatRow>
      <Stat
        name="Decided"
        value={formatCount(progress.decided)}
        context={`of ${formatQuantity(progress.items, 'item')}`}
        meter={<Progress thin label="Share decided" value={share(progress.decided)} />}
      />
      <Stat
        name="Signed"
        value={formatCount(progress.signed)}
        context={`${formatCount(view.reviewersDone)} of ${formatQuantity(view.reviewers, 'reviewer')}`}
        meter={<Progress thin label="Share signed" value={share(progress.signed)} tone="met" />}
      />
      <Stat
        name="Stays"
        value={formatCount(decisions.approve + decisions.approve_until)}
        context={
          decisions.approve_until === 0
            ? 'approved'
            : `approved, ${formatCount(decisions.approve_until)} until a date`
        }
      />
      <Stat
        name="Goes"
        value={formatCount(removals)}
        context={
          [
            decisions.reduce === 0 ? null : `${formatCount(decisions.reduce)} reduced`,
            reopened === 0 ? null : `${formatCount(reopened)} re-opened`,
            gone === 0 ? null : `${formatCount(gone)} gone before`,
          ]
            .filter((part) => part !== null)
            .join(', ') || 'revoked or reduced'
        }
      />
    </StatRow>
  )
}

const rankWords: Record<QueueRank, string> = {
  new: 'new',
  changed: 'changed since approved',
  privileged: 'privileged',
  unused: 'unused',
  rest: 'others',
  unchanged_low_risk: 'unchanged, low risk',
}

/** What still waits for a decision, by what puts it in the queue, as a sentence. */
export function waitingWords(waiting: CampaignView['waiting']): string {
  const parts = (Object.keys(rankWords) as QueueRank[])
    .filter((rank) => waiting[rank] > 0)
    .map((rank) => `${formatCount(waiting[rank])} ${rankWords[rank]}`)
  return parts.length === 0 ? 'Nothing waits for a decision.' : `Still to decide: ${parts.join(', ')}.`
}
