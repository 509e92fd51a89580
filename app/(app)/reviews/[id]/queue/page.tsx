import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { progressSegments } from '#components/reviews/queue/queue-progress.ts'
import { ReviewQueue } from '#components/reviews/queue/review-queue.tsx'
import { SignOff } from '#components/reviews/queue/sign-off.tsx'
import { QueryStore } from '#components/shell/query-store.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkTabs } from '#components/ui/link-tabs.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Segments } from '#components/ui/segments.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { isPlumblineError, type PlumblineError } from '#lib/platform/errors.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import { isId } from '#lib/platform/ids.ts'
import { type PartHead, timeLeftMs } from '#lib/reviews/model/part.ts'
import { readQueueRequest } from '#lib/reviews/model/queue-query.ts'
import { part } from '#lib/reviews/queries/part.ts'
import { queue } from '#lib/reviews/queries/queue.ts'

export const metadata: Metadata = { title: 'Review queue' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const firstPage = 100
const tabs = [
  { status: 'all', label: 'All' },
  { status: 'waiting', label: 'To decide' },
  { status: 'decided', label: 'Decided' },
] as const

/** What the page says, in a sentence. */
function headline(head: PartHead): string {
  const { itemCount, decidedCount, signedAt, isOwn, reviewerName } = head
  const whose = isOwn ? '' : `${reviewerName}: `
  if (itemCount === 0) return `${whose}Nothing to review here`
  const all = itemCount === 1 ? 'The one item is' : `All ${formatCount(itemCount)} are`
  if (signedAt !== null) return `${whose}${all} decided and signed`
  if (decidedCount === itemCount) return `${whose}${all} decided, not signed yet`
  const left = timeLeftMs(head)
  return `${whose}${formatCount(decidedCount)} of ${formatCount(itemCount)} decided${left === null ? '' : `, about ${formatDuration(Math.max(60_000, left), 1)} left`}`
}

export default async function QueuePage({ params, searchParams }: Props) {
  const ctx = await pageCtx('reviews.list')
  const { id } = await params
  if (!isId(id)) notFound()
  const { reviewerId, filter } = readQueueRequest({
    ...(await searchParams),
    group: undefined,
    after: undefined,
  })
  const head = await part(ctx, { campaignId: id, ...(reviewerId !== undefined && { reviewerId }) }).catch(
    unknownPerson,
  )
  if (isPlumblineError(head)) return <NoPart happened={head.message} next={head.nextStep} />
  const status = filter.status ?? 'all'
  const first = await queue(ctx, { campaignId: id, reviewerId: head.reviewerId, limit: firstPage, filter })
  const now = ctx.clock.now()
  const mayDecide = head.isOwn && head.status === 'running'
  const reviewer = head.isOwn ? '' : `reviewer=${head.reviewerId}&`
  return (
    <>
      <PageHeader
        eyebrow={<Breadcrumbs steps={[{ label: 'Reviews', href: '/reviews' }, { label: head.title }]} />}
        title={headline(head)}
        lede={
          <>
            Due <Deadline due={new Date(head.dueAt)} now={now} />
            {head.completeness.length > 0 && (
              <details className="mt-1">
                <summary className="cursor-pointer py-1">
                  How complete its {head.completeness.length} sources were
                </summary>
                {head.completeness.join('; ')}.
              </details>
            )}
          </>
        }
        {...(mayDecide &&
          head.itemCount > 0 &&
          head.signedAt === null && {
            actions: <SignOff campaignId={id} waiting={head.itemCount - head.decidedCount} />,
          })}
      />
      {head.itemCount > 0 && (
        <div className="mb-5">
          <Segments
            states={progressSegments(head.decidedCount, head.itemCount)}
            label={`${head.decidedCount} of ${head.itemCount} decided`}
          />
        </div>
      )}
      {head.signedAt !== null && (
        <div className="mb-5">
          <Banner tone="met" title="Signed">
            <Time at={new Date(head.signedAt)} now={now} /> by {head.reviewerName}. What is signed does not
            change.{' '}
            {head.evidenceId !== null && (
              <TextLink href={`/evidence/${head.evidenceId}`}>The record of it</TextLink>
            )}
          </Banner>
        </div>
      )}
      {!head.isOwn && (
        <div className="mb-5">
          <Banner title={`You are reading ${head.reviewerName}’s part`}>Only they decide here.</Banner>
        </div>
      )}
      {head.itemCount === 0 ? (
        <EmptyState title="Nothing is yours to review in this campaign">
          When access is handed to you, it appears here and you are told.
        </EmptyState>
      ) : (
        <>
          <LinkTabs
            label="Which items"
            tabs={tabs.map((tab) => ({
              label: tab.label,
              href: `/reviews/${id}/queue?${reviewer}status=${tab.status}`,
              isCurrent: tab.status === status,
            }))}
          />
          <QueryStore>
            <ReviewQueue
              // Another list begins at its own first item.
              key={`${head.reviewerId} ${status}`}
              campaignId={id}
              reviewerId={head.reviewerId}
              status={status}
              first={first}
              mayDecide={mayDecide}
              revocationHours={head.revocationHours}
              now={now}
            />
          </QueryStore>
        </>
      )}
    </>
  )
}

/** Whoever is nobody of the register may come here, and has nothing to do. */
function unknownPerson(error: unknown): PlumblineError {
  if (isPlumblineError(error)) {
    if (error.code === 'not_found') notFound()
    if (error.code === 'forbidden') forbidden()
    if (error.code === 'conflict') return error
  }
  throw error
}

function NoPart({ happened, next }: { happened: string; next: string }) {
  return (
    <>
      <PageHeader
        eyebrow={<Breadcrumbs steps={[{ label: 'Reviews', href: '/reviews' }, { label: 'Your part' }]} />}
        title="Nothing to review here"
      />
      <EmptyState title={happened}>{next}</EmptyState>
    </>
  )
}
