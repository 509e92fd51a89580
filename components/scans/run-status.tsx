import { Badge, type BadgeTone } from '#components/ui/badge.tsx'
import { StatusIcon, type StatusName } from '#components/ui/status-icon.tsx'
import { runStatusWords } from '#lib/scans/model/run.ts'
import type { RunStatus as Status } from '#lib/scans/model.ts'

const looks: Record<Status, { tone: BadgeTone; icon: StatusName }> = {
  queued: { tone: 'neutral', icon: 'unproven' },
  processing: { tone: 'accent', icon: 'at_risk' },
  held: { tone: 'risk', icon: 'at_risk' },
  partial: { tone: 'risk', icon: 'unproven' },
  superseded: { tone: 'neutral', icon: 'unproven' },
  complete: { tone: 'met', icon: 'met' },
  failed: { tone: 'breach', icon: 'breached' },
}

/** What became of a run: colour, shape and word. */
export function RunStatus({ status }: { status: Status }) {
  const { tone, icon } = looks[status]
  return (
    <Badge tone={tone}>
      <StatusIcon status={icon} />
      {runStatusWords[status]}
    </Badge>
  )
}
