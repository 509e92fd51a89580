import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { EditionList } from '#components/incidents/post-mortem/edition-list.tsx'
import { OnTimeMark } from '#components/incidents/post-mortem/on-time-mark.tsx'
import { Preview } from '#components/incidents/post-mortem/preview.tsx'
import { SeverityMark } from '#components/incidents/severity-mark.tsx'
import { AsOfBanner } from '#components/posture/as-of-banner.tsx'
import { RefusedDay } from '#components/posture/refused-day.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Copyable } from '#components/ui/copyable.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Time } from '#components/ui/time.tsx'
import { incidentName, incidentNumberSchema } from '#lib/incidents/model.ts'
import { publishedPostMortem } from '#lib/incidents/queries/published-post-mortem.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import { readAsOf } from '#lib/posture/model/as-of.ts'
import { endOfDay } from '#lib/posture/rules/end-of-day.ts'

type Props = {
  params: Promise<{ number: string }>
  searchParams: Promise<{ asOf?: string | string[] }>
}

/** Once a request, for the title and for the page. */
const load = cache(async (name: string, day: string | null) => {
  const ctx = await pageCtx('post-mortems.read')
  const number = incidentNumberSchema.safeParse(name)
  if (!number.success) notFound()
  const asked = { number: number.data, asOf: day === null ? null : endOfDay(day) }
  const found = await publishedPostMortem(ctx, asked).catch((error: unknown) => {
    if (isPlumblineError(error) && error.code === 'not_found') notFound()
    throw error
  })
  return { ctx, found }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const ctx = await pageCtx('post-mortems.read')
  const asOf = readAsOf((await searchParams).asOf, ctx.clock.now())
  if (asOf.kind === 'refused') return { title: 'Post-mortem' }
  const { found } = await load((await params).number, asOf.kind === 'day' ? asOf.day : null)
  return { title: found.title }
}

/** A published post-mortem, with what proves that anybody can read it. */
export default async function PublishedPage({ params, searchParams }: Props) {
  const clock = (await pageCtx('post-mortems.read')).clock
  const { number: name } = await params
  const asOf = readAsOf((await searchParams).asOf, clock.now())
  if (asOf.kind === 'refused') return <RefusedDay {...asOf} livePath={`/post-mortems/${name}`} />
  const day = asOf.kind === 'day' ? asOf.day : null
  const { ctx, found } = await load(name, day)
  const now = day === null ? ctx.clock.now() : endOfDay(day)
  const { number, publicUrl } = found
  return (
    <>
      {day !== null && <AsOfBanner day={day} livePath={`/post-mortems/${number}`} />}
      <PageHeader
        eyebrow={
          <Breadcrumbs
            steps={[{ label: 'Post-mortems', href: '/post-mortems' }, { label: incidentName(number) }]}
          />
        }
        title={found.title}
        lede={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <SeverityMark severity={found.severity} />
            <span>
              public since <Time at={new Date(found.publishedAt)} now={now} />
            </span>
            <OnTimeMark isOnTime={found.isOnTime} />
          </span>
        }
        actions={
          isAllowed(ctx, 'incidents.read') && (
            <>
              <LinkButton href={`/incidents/${number}`}>The incident</LinkButton>
              <LinkButton href={`/incidents/${number}/post-mortem`}>Work on it</LinkButton>
            </>
          )
        }
      />
      <div className="grid gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Preview number={number} markdown={found.markdown} />
        <div className="grid min-w-0 content-start gap-5">
          <Card title="What is public">
            <DefinitionList
              items={[
                {
                  term: 'Address',
                  value:
                    publicUrl === null ? (
                      'not kept'
                    ) : (
                      <a
                        href={publicUrl}
                        target="_blank"
                        rel="noopener noreferrer"
                        className="break-all text-accent underline underline-offset-2"
                      >
                        {publicUrl}
                      </a>
                    ),
                },
                { term: 'Git blob', value: <Copyable value={found.blobSha} label="git blob id" /> },
                { term: 'Approved by', value: joinWithAnd(found.approvedByNames) || 'nobody' },
                { term: 'Cause', value: found.causeCategory ?? 'not said' },
              ]}
            />
          </Card>
          <Card title="Editions">
            <EditionList editions={found.editions} mayOpen={isAllowed(ctx, 'evidence.read')} now={now} />
          </Card>
        </div>
      </div>
    </>
  )
}
