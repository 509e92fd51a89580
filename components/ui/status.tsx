import { clsx } from 'clsx'
import { StatusIcon, type StatusName, statusInk } from './status-icon.tsx'

export type { StatusName } from './status-icon.tsx'

export const statusWords: Record<StatusName, string> = {
  met: 'Met',
  at_risk: 'At risk',
  breached: 'Breached',
  unproven: 'Unproven',
}

/**
 * A control's status: colour, shape and word together, always.
 * `label` replaces the word where a sentence needs it (`3 breached`); it must still say the status.
 */
export function Status({
  status,
  label,
  large = false,
}: {
  status: StatusName
  label?: string
  large?: boolean
}) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1.5 font-medium whitespace-nowrap',
        large ? 'text-base' : 'text-[0.78125rem]',
        statusInk[status],
      )}
    >
      <StatusIcon status={status} />
      {label ?? statusWords[status]}
    </span>
  )
}
