import { LinkButton } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Status } from '#components/ui/status.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { dayMs } from '#lib/platform/clock.ts'
import type { MyPart, MyReviews } from '#lib/reviews/model/campaign.ts'
import { isOwedPart } from '#lib/reviews/model/reviews-headline.ts'
import { ShareDecided } from './share-decided.tsx'

/** What the reader owes, one card a campaign, and below it what they have signed. */
export function OwnParts({
  mine,
  mayOpenEvidence,
  now,
}: {
  mine: MyReviews
  mayOpenEvidence: boolean
  now: Date
}) {
  const owed = mine.parts.filter(isOwedPart)
  const past = mine.parts.filter((part) => !isOwedPart(part))
  return (
    <div className="grid gap-4">
      {mine.personId === null ? (
        <EmptyState title="No person of the register has your e-mail address">
          Reviews go to people of the register. Ask the lead to have yours corrected at its source; then your
          part appears here.
        </EmptyState>
      ) : (
        owed.length === 0 && (
          <EmptyState title="You owe no review">
            When a campaign starts, what is yours to decide appears here, and you are told.
          </EmptyState>
        )
      )}
      <ul className="grid gap-4 lg:grid-cols-2">
        {owed.map((part) => (
          <li key={part.campaignId}>
            <Owed part={part} now={now} />
          </li>
        ))}
      </ul>
      {past.length > 0 && (
        <ul aria-label="Done" className="grid gap-1 text-sm">
          {past.map((part) => (
            <li key={part.campaignId} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
              <TextLink quiet href={`/reviews/${part.campaignId}/queue`} prefetch={false}>
                {part.title}
              </TextLink>
              {part.signedAt === null ? (
                <Status status="unproven" label="Not signed" />
              ) : (
                <>
                  <Status status="met" label="Signed" />
                  <span className="text-xs text-ink-3">
                    <Time at={new Date(part.signedAt)} now={now} />
                  </span>
                </>
              )}
              {part.evidenceId !== null && mayOpenEvidence && (
                <TextLink href={`/evidence/${part.evidenceId}`} prefetch={false} className="text-xs">
                  The record of it
                </TextLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Owed({ part, now }: { part: MyPart; now: Date }) {
  const isDecided = part.progress.decided === part.progress.items
  return (
    <Card title={part.title} note={<Deadline due={new Date(part.dueAt)} now={now} nearMs={3 * dayMs} />}>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="min-w-40 flex-1">
          <ShareDecided progress={part.progress} of={part.title} isOverdue={part.isOverdue} />
        </div>
        <LinkButton href={`/reviews/${part.campaignId}/queue`} variant="primary" prefetch={false}>
          {isDecided ? 'Sign off' : part.progress.decided === 0 ? 'Begin' : 'Go on'}
          <span className="sr-only">: {part.title}</span>
        </LinkButton>
      </div>
    </Card>
  )
}
