import { clsx } from 'clsx'
import { StatusIcon, type StatusName } from '#components/ui/status-icon.tsx'
import { reportWords } from '#lib/incidents/model/report-states.ts'
import type { ReportStatus } from '#lib/incidents/model.ts'

const looks: Record<ReportStatus, { icon: StatusName; ink: string }> = {
  received: { icon: 'at_risk', ink: 'text-risk-ink' },
  acknowledged: { icon: 'met', ink: 'text-met' },
  escalated: { icon: 'met', ink: 'text-met' },
  dismissed: { icon: 'unproven', ink: 'text-unproven' },
}

/** How a report stands: icon, colour and word. One that waits past its deadline says so. */
export function ReportMark({ status, isOverdue }: { status: ReportStatus; isOverdue: boolean }) {
  const look = isOverdue ? { icon: 'breached' as const, ink: 'text-breach' } : looks[status]
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1.5 text-[0.78125rem] font-medium whitespace-nowrap',
        look.ink,
      )}
    >
      <StatusIcon status={look.icon} />
      {isOverdue ? 'waiting past its deadline' : reportWords[status]}
    </span>
  )
}
