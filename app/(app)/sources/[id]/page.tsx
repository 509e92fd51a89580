import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { FeedTable } from '#components/access/feed-table.tsx'
import { FetchGuide } from '#components/access/fetch-guide.tsx'
import { ImportTable } from '#components/access/import-table.tsx'
import { RetireSource } from '#components/access/retire-button.tsx'
import { DescribeSource } from '#components/access/source-dialog.tsx'
import { SourceMark, sourceNextSteps } from '#components/access/source-mark.tsx'
import { UploadDocuments } from '#components/access/upload-documents.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Section } from '#components/ui/card.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { fetchings, isFedByItself } from '#lib/access/model/fetching.ts'
import { sourceHeadline } from '#lib/access/model/headlines.ts'
import { sourceKindWords } from '#lib/access/model/words.ts'
import { listImports } from '#lib/access/queries/imports.ts'
import { getSource } from '#lib/access/queries/sources.ts'
import { sourceState } from '#lib/access/rules/source-state.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { settings } from '#lib/platform/env.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { isId } from '#lib/platform/ids.ts'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ after?: string | string[] }> }

/** Once a request, for the title and for the page. */
const load = cache(async (sourceId: string) => {
  const ctx = await pageCtx('access.read')
  if (!isId(sourceId)) notFound()
  const source = await getSource(ctx, { sourceId }).catch((error: unknown) => {
    if (isPlumblineError(error) && error.code === 'not_found') notFound()
    throw error
  })
  return { ctx, source }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { source } = await load((await params).id)
  return { title: source.name }
}

/** One source: its feeds with their receipts, the way in for its documents, and what came before. */
export default async function SourcePage({ params, searchParams }: Props) {
  const { ctx, source } = await load((await params).id)
  const { after } = await searchParams
  const cursor = typeof after === 'string' ? after : null
  const imports = await listImports(ctx, { sourceId: source.id, cursor })
  const now = ctx.clock.now()
  const state = sourceState(source.feeds, now)
  const documents = fetchings[source.kind]
  const maySend = isAllowed(ctx, 'access.ingest') && source.retiredAt === null && !isFedByItself(source.kind)
  return (
    <>
      <PageHeader
        eyebrow={<Breadcrumbs steps={[{ label: 'Sources', href: '/sources' }, { label: source.name }]} />}
        title={sourceHeadline(source, state, now)}
        lede={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <SourceMark state={state} />
            {sourceKindWords[source.kind]}
            {source.systemId !== null && (
              <span>
                of{' '}
                <TextLink href={`/systems/${source.systemId}`} prefetch={false}>
                  {source.systemName}
                </TextLink>
              </span>
            )}
            <span className="basis-full">{sourceNextSteps[state]}</span>
          </span>
        }
        actions={
          isAllowed(ctx, 'access.manage') &&
          !isFedByItself(source.kind) &&
          source.retiredAt === null && (
            <>
              <DescribeSource source={source} />
              <RetireSource source={source} />
            </>
          )
        }
      />
      <div className="grid gap-7">
        {maySend && (
          <Section title="Send a document">
            <UploadDocuments
              source={source.name}
              documents={documents}
              target={source.kind === 'people' ? 'people' : source.kind === 'csv' ? 'access' : null}
              mapping={source.mapping}
              maxBytes={settings().limits.reportBytes}
              now={now}
            />
          </Section>
        )}
        <Section
          title="Feeds"
          note="One kind of document, or one part of the system, each. A feed closes only what it opened."
        >
          <FeedTable feeds={source.feeds} now={now} />
        </Section>
        <Section title="Imports">
          <ImportTable rows={imports.rows} now={now} />
          {imports.rows.length > 0 && (
            <LoadMore
              shown={imports.rows.length}
              noun={cursor === null ? 'imports' : 'older imports'}
              {...(imports.nextCursor !== null && {
                href: `/sources/${source.id}?${new URLSearchParams({ after: imports.nextCursor })}`,
              })}
            />
          )}
        </Section>
        {maySend && (
          <Section title="How to fetch it">
            <FetchGuide documents={documents} source={source.name} origin={settings().publicUrl} />
          </Section>
        )}
      </div>
    </>
  )
}
