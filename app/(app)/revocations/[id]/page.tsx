import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { HeldOtherwise } from '#components/reviews/revocations/held-otherwise.tsx'
import { ProofEnds } from '#components/reviews/revocations/proof-ends.tsx'
import { ReadyCommands } from '#components/reviews/revocations/ready-commands.tsx'
import { RevocationActions } from '#components/reviews/revocations/revocation-actions.tsx'
import { RevocationHistory } from '#components/reviews/revocations/revocation-history.tsx'
import { RevocationNotices } from '#components/reviews/revocations/revocation-notices.tsx'
import { RevocationTarget } from '#components/reviews/revocations/revocation-target.tsx'
import { SlaClock } from '#components/reviews/revocations/sla-clock.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { isId } from '#lib/platform/ids.ts'
import { revocationHeadline } from '#lib/reviews/model/revocation-headline.ts'
import { isOwed } from '#lib/reviews/model.ts'
import { revocation } from '#lib/reviews/queries/revocation.ts'

type Props = { params: Promise<{ id: string }> }

/** Once a request, for the title and for the page. */
const load = cache(async (revocationId: string) => {
  const ctx = await pageCtx('revocations.read')
  if (!isId(revocationId)) notFound()
  const found = await revocation(ctx, { revocationId }).catch((error: unknown) => {
    if (isPlumblineError(error) && error.code === 'not_found') notFound()
    throw error
  })
  return { ctx, found }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { found } = await load((await params).id)
  return { title: `${found.role} on ${found.resource}, ${found.personName ?? found.username}` }
}

/** One revocation: what goes, by when, how to do it, and what proves it. */
export default async function RevocationPage({ params }: Props) {
  const { ctx, found } = await load((await params).id)
  const now = ctx.clock.now()
  const mayOpen = isAllowed(ctx, 'evidence.read')
  return (
    <>
      <PageHeader
        eyebrow={
          <Breadcrumbs
            steps={[
              { label: 'Revocations', href: '/revocations' },
              { label: `${found.role} on ${found.resource}` },
            ]}
          />
        }
        title={revocationHeadline(found)}
        actions={<RevocationActions revocationId={found.id} may={found.may} now={now} />}
      />
      <div className="grid gap-5">
        <RevocationNotices revocation={found} now={now} />
        <SlaClock revocation={found} now={now} />
        <div className="grid gap-7 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid min-w-0 content-start gap-7">
            <Card title="What goes">
              <RevocationTarget
                revocation={found}
                mayOpenReviews={isAllowed(ctx, 'reviews.read')}
                now={now}
              />
            </Card>
            {isOwed(found.status) && found.commands.length > 0 && (
              <Section
                title="How to take it away"
                note="Made from what the import says. Plumbline runs none of it: look at it, then run it where you are allowed to."
              >
                <ReadyCommands commands={found.commands} />
              </Section>
            )}
            {found.heldOtherwise.length > 0 && (
              <Section
                title="The same access, held another way"
                note="This revocation does not end these: they are items of their own."
              >
                <HeldOtherwise ways={found.heldOtherwise} mayRevoke={isAllowed(ctx, 'revocations.decide')} />
              </Section>
            )}
          </div>
          <div className="grid min-w-0 content-start gap-7">
            <Section title="Both ends of the proof">
              <ProofEnds revocation={found} mayOpen={mayOpen} now={now} />
            </Section>
            <Section title="What happened">
              <RevocationHistory events={found.events} mayOpen={mayOpen} now={now} />
            </Section>
          </div>
        </div>
      </div>
    </>
  )
}
