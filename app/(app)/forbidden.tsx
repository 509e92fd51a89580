import { LinkButton } from '#components/ui/button.tsx'
import { ErrorState } from '#components/ui/error-state.tsx'

/** A page of the product that none of the reader's roles includes. */
export default function Forbidden() {
  return (
    <>
      <h1 className="sr-only">This page is not for your roles</h1>
      <ErrorState
        happened="Your roles do not include this page."
        next="Ask an administrator for the role, or somebody who holds it."
        actions={<LinkButton href="/">Go to the posture</LinkButton>}
      />
    </>
  )
}
