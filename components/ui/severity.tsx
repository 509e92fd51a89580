import { clsx } from 'clsx'

export type SeverityName = 'critical' | 'high' | 'medium' | 'low' | 'info' | 'unknown'

export const severityWords: Record<SeverityName, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
  unknown: 'Unknown',
}

const inks: Record<SeverityName, string> = {
  critical: 'text-sev-critical',
  high: 'text-sev-high',
  medium: 'text-sev-medium',
  low: 'text-sev-low',
  info: 'text-sev-info',
  unknown: 'text-sev-unknown',
}
const barsLit: Partial<Record<SeverityName, number>> = { high: 3, medium: 2, low: 1 }

/** The mark of a severity reads without its colour: a filled square, three, two or one bar, a dot, a dashed ring. */
export function SeverityMark({ severity }: { severity: SeverityName }) {
  const lit = barsLit[severity]
  return (
    <svg viewBox="0 0 14 14" className={clsx('size-3.5 shrink-0', inks[severity])} aria-hidden="true">
      {severity === 'critical' && (
        <>
          <rect x="1" y="1" width="12" height="12" rx="3" fill="currentColor" />
          <path d="M7 3.8v3.7M7 10v.2" stroke="var(--panel)" strokeWidth="1.8" strokeLinecap="round" />
        </>
      )}
      {lit !== undefined &&
        [0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={1.5 + bar * 4}
            y={8.5 - bar * 3.5}
            width="3"
            height={4 + bar * 3.5}
            rx="0.8"
            fill={bar < lit ? 'currentColor' : 'var(--line)'}
          />
        ))}
      {severity === 'info' && <circle cx="7" cy="7" r="3" fill="currentColor" />}
      {severity === 'unknown' && (
        <circle
          cx="7"
          cy="7"
          r="5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray="2.2 1.73"
        />
      )}
    </svg>
  )
}

/** A severity: mark and word. */
export function Severity({ severity }: { severity: SeverityName }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-sm whitespace-nowrap text-ink">
      <SeverityMark severity={severity} />
      {severityWords[severity]}
    </span>
  )
}
