import { Status, type StatusName, statusWords } from './status.tsx'

const order: readonly StatusName[] = ['met', 'at_risk', 'breached', 'unproven']
const grounds: Record<StatusName, string> = {
  met: 'bg-met',
  at_risk: 'bg-risk',
  breached: 'bg-breach',
  unproven: 'bg-hatched',
}

/** How many controls stand in each status: one proportional bar, and the same figures in words below it. */
export function StatusSummary({ counts }: { counts: Record<StatusName, number> }) {
  const shown = order.filter((status) => counts[status] > 0)
  return (
    <div data-keep-together>
      <div className="mb-2 flex h-2 gap-0.5 overflow-hidden rounded-sm" aria-hidden="true">
        {shown.map((status) => (
          <i
            key={status}
            className={`block min-w-1 ${grounds[status]}`}
            style={{ flexGrow: counts[status] }}
          />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4.5 gap-y-1">
        {order.map((status) => (
          <li key={status} className="tabular-nums">
            <Status status={status} label={`${counts[status]} ${statusWords[status].toLowerCase()}`} />
          </li>
        ))}
      </ul>
    </div>
  )
}
