import type { Metadata } from 'next'
import { ReportForm } from '#components/incidents/reports/report-form.tsx'
import { OwnReportTable } from '#components/incidents/reports/report-table.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { incidentTerms } from '#lib/incidents/queries/incident-terms.ts'
import { myReports } from '#lib/incidents/queries/my-reports.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'

export const metadata: Metadata = { title: 'Report' }

/** Tells the pillar lead of a vulnerability, in confidence. */
export default async function ReportPage() {
  const ctx = await pageCtx('reports.file')
  const [own, { acknowledgeReportWithinHours }] = await Promise.all([myReports(ctx, {}), incidentTerms(ctx)])
  return (
    <>
      <PageHeader
        title="Tell the pillar lead what you found"
        lede={`Only the pillar lead, the designees and you can read it: not your manager, no administrator, no auditor. Somebody answers within ${formatQuantity(acknowledgeReportWithinHours, 'hour')}.`}
      />
      <div className="grid gap-9 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <ReportForm />
        <Section title="What you reported before">
          <OwnReportTable rows={own} now={ctx.clock.now()} />
        </Section>
      </div>
    </>
  )
}
