import type { Metadata } from 'next'
import { ReportTable } from '#components/incidents/reports/report-table.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { LinkTabs } from '#components/ui/link-tabs.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { reportsHeadline } from '#lib/incidents/model/report-headline.ts'
import { readReportQuery, writeReportQuery } from '#lib/incidents/model/report-query.ts'
import { reportWords } from '#lib/incidents/model/report-states.ts'
import { reportStatuses } from '#lib/incidents/model.ts'
import { reports } from '#lib/incidents/queries/reports.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { sentenceCase } from '#lib/platform/format/count.ts'

export const metadata: Metadata = { title: 'Reports' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What people reported, for the lead and the designees. */
export default async function ReportsPage({ searchParams }: Props) {
  const ctx = await pageCtx('reports.read')
  const asked = readReportQuery(await searchParams)
  const page = await reports(ctx, asked)
  const all = Object.values(page.counts).reduce((sum, n) => sum + n, 0)
  return (
    <>
      <PageHeader
        title={reportsHeadline(page.counts, page.overdue)}
        lede="Confidential: the pillar lead, the designees and each reporter can read these, and nobody else. Keep it so when you pass something on."
        actions={<LinkButton href="/reports/unreported">Known and not reported</LinkButton>}
      />
      <LinkTabs
        label="By state"
        tabs={[
          {
            label: 'All',
            href: '/reports',
            count: all,
            isCurrent: asked.status === null,
          },
          ...reportStatuses.map((status) => ({
            label: sentenceCase(reportWords[status]),
            href: `/reports${writeReportQuery({ status, after: null })}`,
            count: page.counts[status],
            isCurrent: asked.status === status,
          })),
        ]}
      />
      <ReportTable rows={page.rows} now={ctx.clock.now()} />
      {page.rows.length > 0 && (
        <LoadMore
          shown={page.rows.length}
          noun={asked.after === null ? 'reports' : 'further reports'}
          {...(page.next !== null && {
            href: `/reports${writeReportQuery({ status: asked.status, after: page.next })}`,
          })}
        />
      )}
    </>
  )
}
