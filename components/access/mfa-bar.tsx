import { clsx } from 'clsx'
import type { MfaCounts } from '#lib/access/model/mfa-coverage.ts'
import { mfaWords } from '#lib/access/model/words.ts'
import type { MfaLevel } from '#lib/access/model.ts'
import { formatCount } from '#lib/platform/format/count.ts'

/** Strongest first; what is not known stands apart, at the end, hatched. */
const order: readonly MfaLevel[] = [
  'phishing_resistant',
  'enforced',
  'capable',
  'registered',
  'none',
  'unknown',
]
const fills: Record<MfaLevel, string> = {
  phishing_resistant: 'bg-met',
  enforced: 'bg-met/65',
  capable: 'bg-risk',
  registered: 'bg-risk/60',
  none: 'bg-breach',
  unknown: 'bg-hatched',
}

/** Accounts by their second factor, as one bar; the figures beneath it where `withFigures`. */
export function MfaBar({ counts, withFigures = false }: { counts: MfaCounts; withFigures?: boolean }) {
  const shown = order.filter((level) => counts[level] > 0)
  const sentence = shown
    .map((level) => `${formatCount(counts[level])} ${mfaWords[level].toLowerCase()}`)
    .join(', ')
  return (
    <div className="min-w-0">
      <div
        role="img"
        aria-label={sentence || 'no account'}
        className="flex h-2 gap-px overflow-hidden rounded-full bg-line-2"
      >
        {shown.map((level) => (
          <i
            key={level}
            className={clsx('block min-w-0.75', fills[level])}
            style={{ flexGrow: counts[level] }}
          />
        ))}
      </div>
      {withFigures && (
        <ul aria-hidden="true" className="mt-2 flex flex-wrap gap-x-3.5 gap-y-1 text-xs text-ink-2">
          {shown.map((level) => (
            <li
              key={level}
              className={clsx('flex items-center gap-1.5', level === 'unknown' && 'sm:ml-auto')}
            >
              <i className={clsx('block size-2 rounded-sm', fills[level])} />
              {mfaWords[level]} <span className="text-ink tabular-nums">{formatCount(counts[level])}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
