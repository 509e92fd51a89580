import { StatusIcon, type StatusName, statusInk } from '#components/ui/status-icon.tsx'
import { mfaWords } from '#lib/access/model/words.ts'
import type { MfaLevel } from '#lib/access/model.ts'

const looks: Record<MfaLevel, StatusName> = {
  unknown: 'unproven',
  none: 'breached',
  registered: 'at_risk',
  capable: 'at_risk',
  enforced: 'met',
  phishing_resistant: 'met',
}

/** How well a second factor guards an account: shape, colour and word. */
export function MfaMark({ level }: { level: MfaLevel }) {
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${statusInk[looks[level]]}`}>
      <StatusIcon status={looks[level]} />
      {mfaWords[level]}
    </span>
  )
}
