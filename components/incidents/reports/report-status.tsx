import type { ReactNode } from 'react'
import { Card, Section } from '#components/ui/card.tsx'
import type { ReportStatusView } from '#lib/incidents/model/report.ts'
import { AttachmentList } from './attachment-list.tsx'
import { MessageList } from './message-list.tsx'
import { ReportFacts } from './report-facts.tsx'
import { ReportTextView } from './report-text-view.tsx'

/** A report as its reporter sees it. `children` hold what can be added. */
export function ReportStatus({
  report,
  now,
  mayDownload,
  children,
}: {
  report: ReportStatusView
  now: Date
  mayDownload: boolean
  children: ReactNode
}) {
  return (
    <div className="grid gap-7 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid min-w-0 content-start gap-7">
        <Section title="What was said since">
          <div className="grid gap-5">
            <MessageList messages={report.messages} now={now} />
            {children}
          </div>
        </Section>
      </div>
      <div className="grid min-w-0 content-start gap-5">
        <Card title="Where it stands">
          <ReportFacts report={report} now={now} />
        </Card>
        <Card title="What you reported">
          <ReportTextView text={report.text} />
        </Card>
        <Card title="Files">
          <AttachmentList attachments={report.attachments} isOpen={mayDownload} />
        </Card>
      </div>
    </div>
  )
}
