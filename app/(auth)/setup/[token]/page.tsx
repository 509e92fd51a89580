import type { Metadata } from 'next'
import { AuthHeading } from '#components/identity/auth-heading.tsx'
import { DeadLink } from '#components/identity/dead-link.tsx'
import { SetUpForm } from '#components/identity/set-up-form.tsx'
import { readLink } from '#lib/identity/queries/link.ts'
import { requestCtx } from '#lib/platform/auth/session.ts'

export const metadata: Metadata = { title: 'Set up' }

type Props = { params: Promise<{ token: string }> }

/** Looking at the link does not use it up: sending the form does. */
export default async function SetUpPage({ params }: Props) {
  const { token } = await params
  const link = await readLink(await requestCtx(), token, 'setup')
  if (!link) {
    return <DeadLink nextStep="If nobody has an account yet, restart Plumbline: it prints a new link." />
  }
  return (
    <>
      <AuthHeading title="You are the first one here">
        This account becomes administrator and pillar lead. It can invite the others and hand both roles on.
      </AuthHeading>
      <SetUpForm token={token} />
    </>
  )
}
