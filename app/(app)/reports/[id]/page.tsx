import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AnswerReport } from '#components/incidents/reports/answer-report.tsx'
import { AttachmentList } from '#components/incidents/reports/attachment-list.tsx'
import { DecideReport } from '#components/incidents/reports/decide-report.tsx'
import { MessageList } from '#components/incidents/reports/message-list.tsx'
import { ReportFacts } from '#components/incidents/reports/report-facts.tsx'
import { ReportTextView } from '#components/incidents/reports/report-text-view.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { handledHeadline } from '#lib/incidents/model/report-headline.ts'
import { openIncidents } from '#lib/incidents/queries/open-incidents.ts'
import { report } from '#lib/incidents/queries/report.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { isId } from '#lib/platform/ids.ts'

// A title stands in the history of the browser: it says nothing of the report.
export const metadata: Metadata = { title: 'Report' }

type Props = { params: Promise<{ id: string }> }

/** One report for the lead and the designees: read it, answer it, decide what it leads to. */
export default async function ReportDetailPage({ params }: Props) {
  const ctx = await pageCtx('reports.read')
  const { id } = await params
  if (!isId(id)) notFound()
  const [found, incidents] = await Promise.all([
    report(ctx, { reportId: id }).catch((error: unknown) => {
      if (isPlumblineError(error) && error.code === 'not_found') notFound()
      throw error
    }),
    openIncidents(ctx, {}),
  ])
  const now = ctx.clock.now()
  return (
    <>
      <PageHeader
        eyebrow={<Breadcrumbs steps={[{ label: 'Reports', href: '/reports' }, { label: found.name }]} />}
        title={handledHeadline(found, now)}
        lede={
          <>
            From {found.reporterName ?? 'somebody who gave no name'}. Confidential.
            {found.incidentNumber !== null && (
              <>
                {' '}
                It led to{' '}
                <TextLink href={`/incidents/${found.incidentNumber}`}>INC-{found.incidentNumber}</TextLink>.
              </>
            )}
          </>
        }
        actions={<DecideReport reportId={found.id} status={found.status} incidents={incidents} />}
      />
      <div className="grid gap-7 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 content-start gap-7">
          <Card title="What was reported">
            <ReportTextView text={found.text} />
          </Card>
          <Section title="What was said since">
            <div className="grid gap-5">
              <MessageList messages={found.messages} now={now} />
              <AnswerReport reportId={found.id} />
            </div>
          </Section>
        </div>
        <div className="grid min-w-0 content-start gap-5">
          <Card title="Where it stands">
            <ReportFacts report={found} now={now} />
          </Card>
          <Card title="Files">
            <AttachmentList attachments={found.attachments} isOpen />
          </Card>
        </div>
      </div>
    </>
  )
}
