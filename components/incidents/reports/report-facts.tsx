import { Deadline } from '#components/ui/deadline.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ReportStatusView } from '#lib/incidents/model/report.ts'
import { isOverdueReport } from '#lib/incidents/model/report-headline.ts'
import { ReportMark } from './report-mark.tsx'

type Shown = Omit<ReportStatusView, 'text' | 'messages' | 'attachments' | 'id' | 'name'>

/** Where a report stands, for whoever may read it. */
export function ReportFacts({ report, now }: { report: Shown; now: Date }) {
  return (
    <DefinitionList
      items={[
        {
          term: 'State',
          value: <ReportMark status={report.status} isOverdue={isOverdueReport(report, now)} />,
        },
        { term: 'Received', value: <Time at={report.receivedAt} now={now} /> },
        {
          term: 'Acknowledged',
          value:
            report.acknowledgedAt === null ? (
              <>
                not yet, <Deadline due={report.acknowledgeBy} now={now} />
              </>
            ) : (
              <>
                by {report.acknowledgedByName}, <Time at={report.acknowledgedAt} now={now} />
              </>
            ),
        },
        ...(report.decidedAt === null
          ? []
          : [{ term: 'Decided', value: <Time at={report.decidedAt} now={now} /> }]),
      ]}
    />
  )
}
