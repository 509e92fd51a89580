import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthHeading } from '#components/identity/auth-heading.tsx'
import { PersonaCards } from '#components/identity/persona-cards.tsx'
import { SignInForm } from '#components/identity/sign-in-form.tsx'
import { listPersonas } from '#lib/identity/queries/personas.ts'
import { currentSession, requestCtx } from '#lib/platform/auth/session.ts'
import { localPath } from '#lib/platform/http/local-path.ts'
import { requestHeaders } from '#lib/platform/http/request-headers.ts'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<{ next?: string }> }

export default async function SignInPage({ searchParams }: Props) {
  const next = localPath((await searchParams).next)
  const session = await currentSession()
  if (session?.assurance === 'aal2') redirect(next)
  const personas = await listPersonas(await requestCtx(), await requestHeaders())
  return (
    <>
      <AuthHeading title="Sign in to see where the walls stand">
        Your password first, then the code of your authenticator app.
      </AuthHeading>
      {personas.length > 0 && (
        <section aria-labelledby="personas" className="mb-6 border-b border-line pb-6">
          <h2 id="personas" className="mb-2.5 text-sm font-semibold">
            This is the demonstration: enter as one of its people
          </h2>
          <PersonaCards personas={personas} />
        </section>
      )}
      <SignInForm next={next} />
    </>
  )
}
