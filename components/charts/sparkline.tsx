import type { StatusName } from '../ui/status-icon.tsx'
import { prepareSparkline } from './prepare-sparkline.ts'

const width = 76
const height = 20
const inks: Record<StatusName, string> = {
  met: 'var(--met)',
  at_risk: 'var(--risk)',
  breached: 'var(--breach)',
  unproven: 'var(--unproven)',
}

/** A value's recent course in the width of a cell; dotted where nothing was proven. `label` says it in words. */
export function Sparkline({
  values,
  status,
  target,
  label,
}: {
  values: readonly (number | null)[]
  status: StatusName
  target?: number
  label: string
}) {
  const line = prepareSparkline(values, { width, height, ...(target === undefined ? {} : { target }) })
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      className="block"
    >
      {line.targetY !== null && (
        <line x1="0" x2={width} y1={line.targetY} y2={line.targetY} stroke="var(--line)" />
      )}
      {line.gaps.map((gap) => (
        <line
          key={gap.from}
          x1={gap.from}
          x2={gap.to}
          y1={gap.y}
          y2={gap.y}
          stroke="var(--unproven)"
          strokeWidth="1.4"
          strokeDasharray="2 3"
        />
      ))}
      {line.pieces.map((points) => (
        <polyline
          key={points}
          points={points}
          fill="none"
          stroke={inks[status]}
          strokeWidth="1.4"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ))}
    </svg>
  )
}
