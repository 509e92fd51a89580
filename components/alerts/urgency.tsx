import Info from 'lucide-react/icons/info'
import { StatusIcon, statusInk } from '#components/ui/status-icon.tsx'
import { urgencyWords } from '#lib/alerts/model/words.ts'
import type { AlertUrgency } from '#lib/alerts/model.ts'
import { sentenceCase } from '#lib/platform/format/count.ts'

const shapes = { urgent: 'breached', soon: 'at_risk' } as const

/** How urgent an alert is: colour, shape and word together. */
export function Urgency({ urgency }: { urgency: AlertUrgency }) {
  const shape = urgency === 'notice' ? null : shapes[urgency]
  return (
    <span
      className={`inline-flex items-center gap-1.5 text-[0.78125rem] font-medium whitespace-nowrap ${shape === null ? 'text-ink-2' : statusInk[shape]}`}
    >
      {shape === null ? <Info className="size-3.5" aria-hidden="true" /> : <StatusIcon status={shape} />}
      {sentenceCase(urgencyWords[urgency])}
    </span>
  )
}
