import type { StatusName } from '../ui/status-icon.tsx'
import { prepareStatusStrip, type StatusSpan } from './prepare-status-strip.ts'

// Height as well as colour: a strip must read in grey.
const looks: Record<StatusName, string> = {
  met: 'h-1 bg-met',
  at_risk: 'h-2 bg-risk',
  breached: 'h-4 bg-breach',
  unproven: 'h-2 bg-hatched',
}

/** One control's status over time as a strip: the worse, the taller; hatched where nothing was proven. */
export function StatusStrip({ spans, from, to }: { spans: readonly StatusSpan[]; from: Date; to: Date }) {
  const { segments, sentence } = prepareStatusStrip(spans, from, to)
  return (
    <div role="img" aria-label={sentence} title={sentence} className="flex h-4 w-full items-end gap-px">
      {segments.map((segment) => (
        <i
          key={segment.title}
          title={segment.title}
          className={`block min-w-px rounded-[1px] ${looks[segment.status]}`}
          style={{ flexGrow: segment.share, flexBasis: 0 }}
        />
      ))}
    </div>
  )
}
