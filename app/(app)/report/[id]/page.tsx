import type { Metadata } from 'next'
import { OwnReportActions } from '#components/incidents/reports/own-report-actions.tsx'
import { ReportStatus } from '#components/incidents/reports/report-status.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { statusHeadline } from '#lib/incidents/model/report-headline.ts'
import { reportStatus } from '#lib/incidents/queries/report-status.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { isId } from '#lib/platform/ids.ts'

// A title stands in the history of the browser: it says nothing of the report.
export const metadata: Metadata = { title: 'Your report' }

type Props = { params: Promise<{ id: string }> }

/** Null: there is none, or it is another's; nobody can tell which. */
async function load(ctx: Ctx, reportId: string) {
  if (!isId(reportId)) return null
  return reportStatus(ctx, { reportId }).catch((error: unknown) => {
    if (isPlumblineError(error) && error.code === 'not_found') return null
    throw error
  })
}

/** One's own report: where it stands and what was said about it. */
export default async function OwnReportPage({ params }: Props) {
  const ctx = await pageCtx('reports.own')
  const report = await load(ctx, (await params).id)
  if (report === null) {
    return (
      <PageHeader
        title="There is no report of yours here"
        lede="Reports are shown to whoever filed them. Yours are listed beside the form."
        actions={<LinkButton href="/report">Your reports</LinkButton>}
      />
    )
  }
  const now = ctx.clock.now()
  return (
    <>
      <PageHeader
        eyebrow={<Breadcrumbs steps={[{ label: 'Report', href: '/report' }, { label: report.name }]} />}
        title={statusHeadline(report, now)}
      />
      <ReportStatus report={report} now={now} mayDownload>
        <OwnReportActions reportId={report.id} keptFiles={report.attachments.length} />
      </ReportStatus>
    </>
  )
}
