import type { Metadata } from 'next'
import { AcceptLinkForm } from '#components/identity/accept-link-form.tsx'
import { AuthHeading } from '#components/identity/auth-heading.tsx'
import { DeadLink } from '#components/identity/dead-link.tsx'
import { readLink } from '#lib/identity/queries/link.ts'
import { requestCtx } from '#lib/platform/auth/session.ts'

export const metadata: Metadata = { title: 'Invitation' }

type Props = { params: Promise<{ token: string }> }

/** Looking at the link does not use it up: sending the form does. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params
  const link = await readLink(await requestCtx(), token, 'invite')
  if (!link) return <DeadLink nextStep="Ask an administrator for a new invitation." />
  return (
    <>
      <AuthHeading title={`Welcome, ${link.name ?? ''}`}>
        You were invited to Plumbline as {link.email}. Choose a password; the authenticator app comes next.
      </AuthHeading>
      <AcceptLinkForm token={token} email={link.email ?? ''} deed="Accept the invitation" />
    </>
  )
}
