import type { TrendDay } from '#lib/posture/model/posture-view.ts'
import type { ControlStatus } from '#lib/posture/model.ts'
import { prepareTrend } from './prepare-trend.ts'
import { trendSentence } from './trend-sentence.ts'

const size = { width: 76, height: 22 }
const inks: Record<ControlStatus, string> = {
  met: 'var(--met)',
  at_risk: 'var(--risk)',
  breached: 'var(--breach)',
  unproven: 'var(--unproven)',
}

/** A control's last days against its target, in the width of a cell: above the line is out of true, dotted unproven. */
export function TrendLine({ days }: { days: readonly TrendDay[] }) {
  const label = trendSentence(days)
  return (
    <svg
      {...size}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={label}
      className="block"
    >
      <title>{label}</title>
      <line x1="0" x2={size.width} y1={size.height / 2} y2={size.height / 2} stroke="var(--line)" />
      {prepareTrend(days, size).map((piece) => (
        <polyline
          key={piece.points}
          points={piece.points}
          fill="none"
          stroke={inks[piece.status]}
          strokeWidth="1.5"
          strokeLinejoin="round"
          {...(piece.isProven ? { strokeLinecap: 'round' as const } : { strokeDasharray: '1.5 3' })}
        />
      ))}
    </svg>
  )
}
