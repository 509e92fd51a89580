import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** In the place of the forms for strangers where the setting does not open them. */
export function AnonymousOff() {
  return (
    <EmptyState
      title="Reports without a name are not taken here"
      actions={
        <>
          <LinkButton variant="primary" href="/report">
            Sign in and report
          </LinkButton>
          <LinkButton href="/.well-known/security.txt" prefetch={false}>
            Other ways
          </LinkButton>
        </>
      }
    >
      Your report would still be read by the pillar lead and the designees only: nobody else here can open it.
    </EmptyState>
  )
}
