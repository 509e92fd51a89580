import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** The board without incidents: none ever, or none that are asked for. */
export function EmptyBoard({ isNarrowed, mayOpen }: { isNarrowed: boolean; mayOpen: boolean }) {
  return isNarrowed ? (
    <EmptyState
      title="No incident matches"
      actions={<LinkButton href="/incidents">Show every incident</LinkButton>}
    >
      Choose another severity, or other words.
    </EmptyState>
  ) : (
    <EmptyState
      title="No incident has been recorded"
      actions={
        <>
          {mayOpen && (
            <LinkButton href="/incidents/new" variant="primary">
              Open an incident
            </LinkButton>
          )}
          <LinkButton href="/report">Report something</LinkButton>
        </>
      }
    >
      An incident begins with a confidential report, with a message from a monitoring system, or here. Before
      the first one, say on the page of on-call who is called for a critical one.
    </EmptyState>
  )
}
