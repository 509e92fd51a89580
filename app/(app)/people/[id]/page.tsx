import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AccessBySystem } from '#components/access/access-by-system.tsx'
import { AccessTimeline } from '#components/access/access-timeline.tsx'
import { AccountHistory } from '#components/access/account-history.tsx'
import { PersonFacts } from '#components/access/person-facts.tsx'
import { AsOfBanner } from '#components/posture/as-of-banner.tsx'
import { RefusedDay } from '#components/posture/refused-day.tsx'
import { PersonReviews } from '#components/reviews/person-reviews.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { personHeadline } from '#lib/access/model/headlines.ts'
import { getPerson } from '#lib/access/queries/person.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { isId } from '#lib/platform/ids.ts'
import { readAsOf } from '#lib/posture/model/as-of.ts'
import { endOfDay } from '#lib/posture/rules/end-of-day.ts'
import { reviewsOfPerson } from '#lib/reviews/queries/reviews-of-person.ts'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ asOf?: string | string[] }> }

/** Once a request, for the title and for the page. */
const load = cache(async (personId: string, day: string | null) => {
  const ctx = await pageCtx('access.read')
  if (!isId(personId)) notFound()
  const person = await getPerson(ctx, { personId, asOf: day === null ? null : endOfDay(day) }).catch(
    (error: unknown) => {
      if (isPlumblineError(error) && error.code === 'not_found') notFound()
      throw error
    },
  )
  return { ctx, person }
})

async function asked({ params, searchParams }: Props) {
  const ctx = await pageCtx('access.read')
  const { id } = await params
  return { id, asOf: readAsOf((await searchParams).asOf, ctx.clock.now()) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { id, asOf } = await asked(props)
  if (asOf.kind === 'refused') return { title: 'Person' }
  const { person } = await load(id, asOf.kind === 'day' ? asOf.day : null)
  return { title: person.name }
}

/** One person: who they are, and everything they can or could reach, live or as of a day. */
export default async function PersonPage(props: Props) {
  const { id, asOf } = await asked(props)
  if (asOf.kind === 'refused') return <RefusedDay {...asOf} what="access" livePath={`/people/${id}`} />
  const day = asOf.kind === 'day' ? asOf.day : null
  const { ctx, person } = await load(id, day)
  const now = day === null ? ctx.clock.now() : endOfDay(day)
  const reviews = await reviewsOfPerson(ctx, { personId: id, until: now })
  const held = person.grants.filter(({ to }) => to === null)
  return (
    <>
      {day !== null && <AsOfBanner day={day} livePath={`/people/${id}`} />}
      <PageHeader
        eyebrow={<Breadcrumbs steps={[{ label: 'People', href: '/people' }, { label: person.name }]} />}
        title={personHeadline(person)}
        lede={[person.title, person.department].filter(Boolean).join(', ') || undefined}
      />
      <div className="grid gap-7 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 content-start gap-7">
          <AccessTimeline grants={person.grants} now={now} isCapped={person.isCapped} />
          <Section title="What they can reach" note="Each role with the way it is reached and its last use.">
            <AccessBySystem grants={held} now={now} />
          </Section>
          <Section
            title="Accounts"
            note="Every change of an account that is, or was, theirs; the latest first."
          >
            <AccountHistory periods={person.accounts} now={now} />
          </Section>
          <Section title={reviewsTitle(reviews)} note="Each decision with its reason; the latest first.">
            <PersonReviews decisions={reviews.decisions} now={now} />
          </Section>
        </div>
        <div className="grid content-start gap-4 max-xl:order-first">
          <Card title="In the register">
            <PersonFacts
              person={person}
              now={now}
              mayReadEvidence={isAllowed(ctx, 'evidence.read')}
              mayReadUsers={isAllowed(ctx, 'users.read')}
            />
          </Card>
        </div>
      </div>
    </>
  )
}

function reviewsTitle({ decisions, total }: Awaited<ReturnType<typeof reviewsOfPerson>>): string {
  if (total === 0) return 'Reviews'
  return total > decisions.length
    ? `The latest ${decisions.length} of ${formatQuantity(total, 'decision')}`
    : `Reviewed in ${formatQuantity(total, 'decision')}`
}
