import { type StatusName, statusWords } from './status.tsx'

// An odd width puts the middle on a whole pixel, so that the line is crisp.
const width = 121
const middle = width / 2
const reach = 54
const inks: Record<StatusName, string> = {
  met: 'var(--met)',
  at_risk: 'var(--risk)',
  breached: 'var(--breach)',
  unproven: 'var(--unproven)',
}

/**
 * How far a control hangs out of true.
 *
 * @param deviation -1 (well inside its target) to 1 (far outside), 0 on the line; null when nothing is proven
 */
export function PlumbMark({ deviation, status }: { deviation: number | null; status: StatusName }) {
  if (deviation === null) return <span className="sr-only">{statusWords[status]}</span>
  const x = middle + Math.min(1, Math.max(-1, deviation)) * reach
  const side = deviation > 0 ? 'outside' : 'inside'
  const ink = inks[status]
  return (
    <svg
      width={width}
      height="20"
      viewBox={`0 0 ${width} 20`}
      role="img"
      aria-label={`${statusWords[status]}, ${Math.round(Math.abs(deviation) * 100)} % ${side} its target`}
      className="relative z-2 mx-auto block"
    >
      <line
        x1={middle}
        x2={x}
        y1="9.5"
        y2="9.5"
        stroke={ink}
        strokeWidth="3"
        strokeLinecap="round"
        opacity=".35"
      />
      <path d={`M${x - 4.6} 5.2h9.2L${x} 15.8z`} fill={ink} />
    </svg>
  )
}

const lineClass =
  "relative w-[129px] p-0 before:absolute before:inset-y-0 before:-bottom-px before:left-[calc(50%-0.5px)] before:z-1 before:content-[''] @max-[34rem]:hidden"

/** The table cell that carries one length of the line, and the mark on it. Dashed where nothing is proven. */
export function PlumbCell({ deviation, status }: { deviation: number | null; status: StatusName }) {
  const line =
    deviation === null
      ? 'before:w-px before:bg-[repeating-linear-gradient(var(--plumb)_0_3px,transparent_3px_7px)]'
      : 'before:w-px before:bg-plumb'
  return (
    <td className={`${lineClass} border-b border-line-2 ${line}`}>
      <PlumbMark deviation={deviation} status={status} />
    </td>
  )
}

/** The line passing through a row that holds no control, so that it is never cut: a clause heading. */
export function PlumbThrough() {
  return <td aria-hidden="true" className={`${lineClass} border-b border-line before:w-px before:bg-plumb`} />
}

/** The header of the column, and the pin the line hangs from. Inside the target is left of it, out of true right. */
export function PlumbHead() {
  return (
    <th
      scope="col"
      className="relative w-[129px] border-b border-line px-0 pb-2 text-center text-[0.71875rem] font-medium text-ink-3 after:absolute after:-bottom-[2.5px] after:left-1/2 after:size-1 after:-translate-x-1/2 after:rounded-full after:bg-plumb @max-[34rem]:hidden"
    >
      Out of true
    </th>
  )
}

/** The bob at the end of the line, for the table's foot. Decoration. */
export function PlumbBob() {
  return (
    <td aria-hidden="true" className="w-[129px] p-0 @max-[34rem]:hidden">
      <svg width="15" height="24" viewBox="0 0 15 24" className="mx-auto block" aria-hidden="true">
        <path d="M7.5 0v6" stroke="var(--plumb)" />
        <path d="M3 6h9L7.5 20z" fill="var(--plumb)" />
      </svg>
    </td>
  )
}
