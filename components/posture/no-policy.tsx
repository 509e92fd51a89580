import { EmptyState } from '#components/ui/empty-state.tsx'

/** The worker reads the policy file when it starts; until then there is nothing to hold anything against. */
export function NoPolicy() {
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">No policy is in force yet</h1>
      <EmptyState title="The policy has not been read">
        The worker reads policy/infrastructure-security.yaml when it starts, and names every mistake in its
        log. This page shows the posture as soon as that is done; if it stays like this, run{' '}
        <code>npx plumbline doctor</code>.
      </EmptyState>
    </>
  )
}
