import { Status, type StatusName } from '#components/ui/status.tsx'
import type { RevocationLine } from '#lib/reviews/model/revocation.ts'
import { revocationWords } from '#lib/reviews/model/revocation-words.ts'
import type { RevocationStatus } from '#lib/reviews/model.ts'

const looks: Record<RevocationStatus, StatusName> = {
  open: 'at_risk',
  // Nobody's word proves anything: it looks as unproven as it is.
  claimed_done: 'unproven',
  proven_gone: 'met',
  still_present: 'breached',
  regranted: 'breached',
  not_supported: 'at_risk',
  risk_accepted: 'unproven',
  withdrawn: 'unproven',
}

/** Where a revocation stands: colour, shape and word. What is past its deadline looks breached, whatever the state. */
export function RevocationMark({ status, isOverdue }: Pick<RevocationLine, 'status' | 'isOverdue'>) {
  return <Status status={isOverdue ? 'breached' : looks[status]} label={revocationWords[status]} />
}
