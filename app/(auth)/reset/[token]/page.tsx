import type { Metadata } from 'next'
import { AcceptLinkForm } from '#components/identity/accept-link-form.tsx'
import { AuthHeading } from '#components/identity/auth-heading.tsx'
import { DeadLink } from '#components/identity/dead-link.tsx'
import { readLink } from '#lib/identity/queries/link.ts'
import { requestCtx } from '#lib/platform/auth/session.ts'

export const metadata: Metadata = { title: 'Reset' }

type Props = { params: Promise<{ token: string }> }

/** Looking at the link does not use it up: sending the form does. */
export default async function ResetPage({ params }: Props) {
  const { token } = await params
  const link = await readLink(await requestCtx(), token, 'reset')
  if (!link) return <DeadLink nextStep="Ask an administrator for a new link." />
  return (
    <>
      <AuthHeading title={'Choose a new password'}>
        For {link.email}. Every place you are signed in now will be signed out.
      </AuthHeading>
      <AcceptLinkForm token={token} email={link.email ?? ''} deed="Set the new password" />
    </>
  )
}
