import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ClockMark } from '#components/incidents/clock-mark.tsx'
import { MinuteRefresh } from '#components/incidents/minute-refresh.tsx'
import { DiffView } from '#components/incidents/post-mortem/diff-view.tsx'
import { DraftButton } from '#components/incidents/post-mortem/draft-button.tsx'
import { PostMortemWorkspace } from '#components/incidents/post-mortem/post-mortem-workspace.tsx'
import { SubmitForReview } from '#components/incidents/post-mortem/submit-for-review.tsx'
import { PublicationPanel } from '#components/incidents/publication/publication-panel.tsx'
import { SeverityMark } from '#components/incidents/severity-mark.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { postMortemHeadline } from '#lib/incidents/model/post-mortem-headline.ts'
import { incidentName, incidentNumberSchema } from '#lib/incidents/model.ts'
import { postMortem } from '#lib/incidents/queries/post-mortem.ts'
import { postMortemDiff } from '#lib/incidents/queries/post-mortem-diff.ts'
import { publications } from '#lib/incidents/queries/publications.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'

type Props = {
  params: Promise<{ number: string }>
  searchParams: Promise<{ compare?: string | string[] }>
}

const orNotFound = (error: unknown): never => {
  if (isPlumblineError(error) && error.code === 'not_found') notFound()
  throw error
}

/** Once a request, for the title and for the page. */
const load = cache(async (name: string) => {
  const ctx = await pageCtx('incidents.read')
  const number = incidentNumberSchema.safeParse(name)
  if (!number.success) notFound()
  return { ctx, page: await postMortem(ctx, { number: number.data }).catch(orNotFound) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await load((await params).number)
  return { title: `Post-mortem of ${incidentName(page.incident.number)}` }
}

/** The post-mortem of an incident: written, checked, reviewed, published. */
export default async function PostMortemPage({ params, searchParams }: Props) {
  const { ctx, page } = await load((await params).number)
  const { incident, clock, draft, may } = page
  const { number } = incident
  const compared = await comparison(ctx, number, (await searchParams).compare)
  const now = ctx.clock.now()
  const path = `/incidents/${number}/post-mortem`
  return (
    <>
      <MinuteRefresh />
      <PageHeader
        eyebrow={
          <Breadcrumbs
            steps={[
              { label: 'Incidents', href: '/incidents' },
              { label: incidentName(number), href: `/incidents/${number}` },
              { label: 'Post-mortem' },
            ]}
          />
        }
        title={
          compared === null
            ? postMortemHeadline(page)
            : `What ${compared.to.savedByName} changed in version ${compared.to.version}`
        }
        lede={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <SeverityMark severity={incident.severity} />
            <span className="min-w-0">{incident.title}</span>
            {clock !== null && <ClockMark clock={clock} now={now} />}
          </span>
        }
        actions={
          compared !== null ? (
            <LinkButton href={path}>Back to the text</LinkButton>
          ) : (
            may.submit && draft !== null && <SubmitForReview number={number} version={draft.version} />
          )
        }
      />
      {compared !== null ? (
        <DiffView diff={compared} />
      ) : draft === null ? (
        <EmptyState title="Nothing is written yet" actions={may.draft && <DraftButton number={number} />}>
          {may.draft
            ? 'The draft is made from the record: its timeline, steps and follow-up actions, without names. What only people know stays empty.'
            : 'A responder drafts it from the record once the incident is resolved.'}
        </EmptyState>
      ) : (
        <PostMortemWorkspace
          page={{ ...page, draft }}
          publication={
            <PublicationPanel
              number={number}
              version={draft.version}
              isApproved={draft.status === 'approved' && draft.blockers.length === 0}
              list={await publications(ctx, { number })}
              now={now}
            />
          }
          now={now}
        />
      )}
    </>
  )
}

/** What `?compare=2-3` asks for; null without it. */
async function comparison(ctx: Ctx, number: number, asked: string | string[] | undefined) {
  const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(typeof asked === 'string' ? asked : '') ?? []
  if (from === undefined || to === undefined) return null
  const ends = { from: Number(from), to: Number(to) }
  if (ends.from < 1 || ends.to < 1) notFound()
  return postMortemDiff(ctx, { number, ...ends }).catch(orNotFound)
}
