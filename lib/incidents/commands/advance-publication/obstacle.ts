import { type RefusalReason, RemoteRefusal } from '#lib/platform/http/remote-refusal.ts'
import type { BlockCode } from '../../rules/publication-block.ts'
import { PublicationBlocked } from '../../rules/publication-blocked.ts'

const codes: Record<RefusalReason, BlockCode> = {
  unauthorised: 'credential_refused',
  forbidden: 'no_permission',
  rate_limited: 'rate_limited',
  not_found: 'repository_not_found',
  moved: 'repository_moved',
  conflict: 'conflict',
  protected: 'protected_branch',
  host_not_allowed: 'host_not_allowed',
  unavailable: 'unreachable',
  unexpected: 'unexpected',
}

/** What keeps a step from going on, or null when the error is a fault of ours, which fails the job. */
export function obstacleOf(error: unknown): PublicationBlocked | null {
  if (error instanceof PublicationBlocked) return error
  if (error instanceof RemoteRefusal)
    return new PublicationBlocked(codes[error.reason], error.said, error.retryAt, error)
  return null
}
