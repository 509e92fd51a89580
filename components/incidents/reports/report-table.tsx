import { DataTable } from '#components/table/data-table.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ReportLine, ReportRow } from '#lib/incidents/model/report.ts'
import { isOverdueReport } from '#lib/incidents/model/report-headline.ts'
import { ReportMark } from './report-mark.tsx'

/** The reports for the lead and the designees. */
export function ReportTable({ rows, now }: { rows: readonly ReportRow[]; now: Date }) {
  return (
    <DataTable
      caption="Reports"
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No reports here">
          What people report appears here at once, and only you and the other designees can read it.
        </EmptyState>
      }
      columns={[
        { id: 'what', header: 'Report', cell: (row) => <What row={row} href={`/reports/${row.id}`} /> },
        {
          id: 'state',
          header: 'State',
          phone: 'below',
          cell: (row) => <ReportMark status={row.status} isOverdue={isOverdueReport(row, now)} />,
        },
        {
          id: 'clock',
          header: 'Acknowledge',
          phone: 'below',
          cell: (row) =>
            row.acknowledgedAt === null ? (
              <Deadline due={row.acknowledgeBy} now={now} />
            ) : (
              <span className="text-xs text-ink-3">done</span>
            ),
        },
        {
          id: 'from',
          header: 'From',
          phone: 'hide',
          cell: (row) => row.reporterName ?? <span className="text-ink-3">without a name</span>,
        },
        {
          id: 'incident',
          header: 'Incident',
          phone: 'hide',
          cell: (row) =>
            row.incidentName === null ? (
              <span className="text-ink-3">none</span>
            ) : (
              <TextLink quiet href={`/incidents/${row.incidentName.replace('INC-', '')}`}>
                {row.incidentName}
              </TextLink>
            ),
        },
        {
          id: 'received',
          header: 'Received',
          align: 'end',
          phone: 'hide',
          cell: (row) => <Time at={row.receivedAt} now={now} />,
        },
      ]}
    />
  )
}

/** One's own reports. */
export function OwnReportTable({ rows, now }: { rows: readonly ReportLine[]; now: Date }) {
  return (
    <DataTable
      caption="Your reports"
      rows={rows}
      rowKey={({ id }) => id}
      empty={<p className="text-sm text-ink-3">You have not reported anything yet.</p>}
      columns={[
        { id: 'what', header: 'Report', cell: (row) => <What row={row} href={`/report/${row.id}`} /> },
        {
          id: 'state',
          header: 'State',
          phone: 'below',
          cell: (row) => <ReportMark status={row.status} isOverdue={isOverdueReport(row, now)} />,
        },
        {
          id: 'received',
          header: 'Received',
          align: 'end',
          phone: 'below',
          cell: (row) => <Time at={row.receivedAt} now={now} />,
        },
      ]}
    />
  )
}

function What({ row, href }: { row: ReportLine; href: string }) {
  return (
    <TextLink quiet href={href} prefetch={false} className="font-medium wrap-anywhere">
      <span className="text-ink-3 tabular-nums">{row.name}</span> {row.excerpt}
    </TextLink>
  )
}
