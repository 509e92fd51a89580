import { countInWords, formatQuantity, sentenceCase } from '#lib/platform/format/count.ts'
import { formatDate } from '#lib/platform/format/time.ts'
import type { CampaignLine, CampaignView, MyPart, ReviewerLine } from './campaign.ts'

type OwnPart = Pick<MyPart, 'status' | 'isSigned' | 'isOverdue' | 'progress'>

/** What is still the reader's to sign. */
export const isOwedPart = ({ status, isSigned }: Pick<MyPart, 'status' | 'isSigned'>): boolean =>
  status === 'running' && !isSigned

/** The finding of the page of reviews. What the reader owes comes before how the campaigns stand. */
export function reviewsHeadline(
  parts: readonly OwnPart[],
  campaigns: readonly Pick<CampaignLine, 'status' | 'isOverdue' | 'reviewers' | 'reviewersDone'>[] | null,
): string {
  const owed = parts.filter(isOwedPart)
  const late = owed.filter(({ isOverdue }) => isOverdue)
  const left = owed.reduce((sum, { progress }) => sum + progress.items - progress.decided, 0)
  if (late.length > 0) {
    return sentenceCase(
      `${countInWords(late.length)} of your reviews ${late.length === 1 ? 'is' : 'are'} overdue${left > 0 ? `, ${formatQuantity(left, 'item')} to decide` : ''}`,
    )
  }
  if (left > 0) return `You have ${formatQuantity(left, 'item')} to decide`
  if (owed.length > 0) return 'Everything is decided; your signature is missing'
  if (campaigns === null) return 'You owe no review'
  const running = campaigns.filter(({ status }) => status === 'running')
  const waiting = running.reduce((sum, { reviewers, reviewersDone }) => sum + reviewers - reviewersDone, 0)
  const isLate = running.some(({ isOverdue }) => isOverdue)
  if (running.length === 0) {
    const drafts = campaigns.filter(({ status }) => status === 'draft').length
    if (drafts === 0) return 'No review is running'
    return sentenceCase(`No review is running, ${countInWords(drafts)} in draft`)
  }
  if (waiting === 0) return 'Every reviewer has signed'
  return sentenceCase(
    `${countInWords(waiting)} ${waiting === 1 ? 'reviewer has' : 'reviewers have'} yet to sign${isLate ? ', and the date has passed' : ''}`,
  )
}

/** The finding of one campaign's page. */
export function campaignHeadline(view: CampaignView, reviewers: readonly ReviewerLine[]): string {
  const { status, progress, title } = view
  switch (status) {
    case 'draft':
      return `${title} starts by itself on ${formatDate(new Date(view.startsAt))}`
    case 'cancelled':
      return `${title} was called off`
    case 'completed':
      return `${title} is complete: ${formatQuantity(progress.items, 'item')}, ${formatQuantity(view.decisions.revoke + view.decisions.reduce, 'removal')}`
    case 'running': {
      const late = reviewers.filter(({ isOverdue }) => isOverdue).length
      if (late > 0) {
        return sentenceCase(
          `${countInWords(late)} of ${formatQuantity(reviewers.length, 'reviewer')} ${late === 1 ? 'is' : 'are'} overdue`,
        )
      }
      const signed = reviewers.filter(({ isSigned }) => isSigned).length
      return `${progress.decided} of ${formatQuantity(progress.items, 'item')} decided, ${signed} of ${formatQuantity(reviewers.length, 'reviewer')} signed`
    }
  }
}
