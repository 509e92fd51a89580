'use client'

import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { acknowledgeReportAction } from '#lib/incidents/actions/reports.ts'
import { mayBecome } from '#lib/incidents/model/report-states.ts'
import type { ReportStatus } from '#lib/incidents/model.ts'
import { DismissReport } from './dismiss-report.tsx'
import { LinkReport } from './link-report.tsx'

/** What the lead or a designee may do with a report in its state. */
export function DecideReport({
  reportId,
  status,
  incidents,
}: {
  reportId: string
  status: ReportStatus
  incidents: readonly { number: number; title: string }[]
}) {
  const perform = useDeed()
  return (
    <>
      {mayBecome(status, 'dismissed') && <DismissReport reportId={reportId} />}
      {mayBecome(status, 'escalated') && <LinkReport reportId={reportId} incidents={incidents} />}
      {mayBecome(status, 'acknowledged') && (
        <ConfirmDialog
          title="Acknowledge this report?"
          consequence="Its clock stops, and the reporter sees that you have read it."
          deed="Acknowledge"
          isDangerous={false}
          trigger={<Button variant="primary">Acknowledge</Button>}
          onConfirm={() => perform(() => acknowledgeReportAction({ reportId }))}
        />
      )}
    </>
  )
}
