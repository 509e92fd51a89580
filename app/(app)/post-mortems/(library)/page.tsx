import type { Metadata } from 'next'
import { DraftTable } from '#components/incidents/post-mortem/draft-table.tsx'
import { LibraryFilters } from '#components/incidents/post-mortem/library-filters.tsx'
import { LibraryTable } from '#components/incidents/post-mortem/library-table.tsx'
import { AsOfBanner } from '#components/posture/as-of-banner.tsx'
import { RefusedDay } from '#components/posture/refused-day.tsx'
import { UrlStore } from '#components/table/url-store.tsx'
import { Section } from '#components/ui/card.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { libraryHeadline } from '#lib/incidents/model/library-headline.ts'
import { isNarrowedLibrary, libraryPath, readLibraryRequest } from '#lib/incidents/model/library-query.ts'
import { postMortemLibrary } from '#lib/incidents/queries/post-mortem-library.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { readAsOf } from '#lib/posture/model/as-of.ts'
import { endOfDay } from '#lib/posture/rules/end-of-day.ts'

export const metadata: Metadata = { title: 'Post-mortems' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The library: what was learnt from incidents, as the public can read it. */
export default async function PostMortemsPage({ searchParams }: Props) {
  const ctx = await pageCtx('post-mortems.read')
  const parameters = await searchParams
  const asOf = readAsOf(parameters.asOf, ctx.clock.now())
  if (asOf.kind === 'refused') return <RefusedDay {...asOf} what="library" livePath="/post-mortems" />
  const day = asOf.kind === 'day' ? asOf.day : null
  const moment = day === null ? null : endOfDay(day)
  const { filter, after } = readLibraryRequest(parameters)
  const library = await postMortemLibrary(ctx, { filter, after, asOf: moment })
  const now = moment ?? ctx.clock.now()
  const { lines, next, drafts } = library
  return (
    <>
      {day !== null && <AsOfBanner day={day} livePath={libraryPath(filter)} />}
      <PageHeader
        title={libraryHeadline(library)}
        {...(library.total > 0 && {
          lede: 'Each was fetched from its public address, without any credential, and is byte for byte what two people approved.',
        })}
      />
      <div className="grid gap-8">
        {drafts.length > 0 && (
          <Section title="On their way to the public">
            <DraftTable drafts={drafts} now={now} />
          </Section>
        )}
        <Section title="Published">
          {library.total > 0 && (
            <UrlStore>
              <LibraryFilters causes={library.causes} late={library.late} />
            </UrlStore>
          )}
          <LibraryTable lines={lines} isNarrowed={isNarrowedLibrary(filter)} day={day} now={now} />
          {lines.length > 0 && (
            <LoadMore
              shown={lines.length}
              noun={after === null ? 'post-mortems' : 'further post-mortems'}
              {...(next !== null && { href: libraryPath(filter, { after: next, day }) })}
            />
          )}
        </Section>
      </div>
    </>
  )
}
