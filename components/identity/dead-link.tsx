import { LinkButton } from '#components/ui/button.tsx'
import { AuthHeading } from './auth-heading.tsx'

/** A link that was used, has expired or was replaced. It does not say which: that is nobody's business but the owner's. */
export function DeadLink({ nextStep }: { nextStep: string }) {
  return (
    <>
      <AuthHeading title="This link does not work any more">
        It was used already, has expired, or was replaced by a newer one. {nextStep}
      </AuthHeading>
      <LinkButton href="/sign-in">Go to sign-in</LinkButton>
    </>
  )
}
