import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** The board without rows: none there are, or none that are asked for. */
export function NoRevocations({ isNarrowed }: { isNarrowed: boolean }) {
  return isNarrowed ? (
    <EmptyState
      title="No revocation matches"
      actions={<LinkButton href="/revocations?status=all">Show every revocation</LinkButton>}
    >
      Choose another state, quarter or system.
    </EmptyState>
  ) : (
    <EmptyState
      title="Nothing is owed"
      actions={<LinkButton href="/revocations?status=all">Show what was revoked</LinkButton>}
    >
      When a reviewer decides that access goes, it is listed here until a complete import shows it gone.
    </EmptyState>
  )
}
