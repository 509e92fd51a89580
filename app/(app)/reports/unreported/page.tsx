import type { Metadata } from 'next'
import { ToldIssues } from '#components/incidents/reports/told-issues.tsx'
import { UnreportedTable } from '#components/incidents/reports/unreported-table.tsx'
import { Section } from '#components/ui/card.tsx'
import { LinkTabs } from '#components/ui/link-tabs.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { unreportedHeadline } from '#lib/incidents/model/report-headline.ts'
import { readUnreportedQuery, writeUnreportedQuery } from '#lib/incidents/model/unreported-query.ts'
import { incidentTerms } from '#lib/incidents/queries/incident-terms.ts'
import { toldIssues } from '#lib/incidents/queries/told-issues.ts'
import { unreportedIssues } from '#lib/incidents/queries/unreported-issues.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'

export const metadata: Metadata = { title: 'Known and not reported' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Critical and high weaknesses that scans know of and nobody brought to the lead: silence violates clause V.A. */
export default async function UnreportedPage({ searchParams }: Props) {
  const ctx = await pageCtx('scans.read')
  const asked = readUnreportedQuery(await searchParams)
  const [page, told, terms] = await Promise.all([
    unreportedIssues(ctx, asked),
    toldIssues(ctx, {}),
    incidentTerms(ctx),
  ])
  const now = ctx.clock.now()
  const { critical, high } = terms.reportWithinHours
  return (
    <>
      <PageHeader
        title={
          asked.isLate
            ? unreportedHeadline(page.rows.length, page.next !== null || asked.after !== null)
            : 'What the pillar lead has not been told of'
        }
        lede={`Whoever knows of a vulnerability brings it to the pillar lead: a critical one within ${critical} hours of being found, a high one within ${high}. What was accepted or judged no weakness is not asked for.`}
      />
      <LinkTabs
        label="Which"
        tabs={[
          { label: 'Past their time', href: '/reports/unreported', isCurrent: asked.isLate },
          {
            label: 'Also those within it',
            href: `/reports/unreported${writeUnreportedQuery({ isLate: false, after: null })}`,
            isCurrent: !asked.isLate,
          },
        ]}
      />
      <UnreportedTable rows={page.rows} now={now} mayReport={isAllowed(ctx, 'issues.report')} />
      {page.rows.length > 0 && (
        <LoadMore
          shown={page.rows.length}
          noun={asked.after === null ? 'weaknesses' : 'further weaknesses'}
          one={asked.after === null ? 'weakness' : 'further weakness'}
          {...(page.next !== null && {
            href: `/reports/unreported${writeUnreportedQuery({ isLate: asked.isLate, after: page.next })}`,
          })}
        />
      )}
      {told.length > 0 && (
        <div className="mt-8 max-w-3xl">
          <Section
            title="Brought to the pillar lead, not seen yet"
            note="Acknowledging says that the lead knows; the findings keep their own deadlines."
          >
            <ToldIssues issues={told} now={now} mayAcknowledge={isAllowed(ctx, 'reports.decide')} />
          </Section>
        </div>
      )}
    </>
  )
}
