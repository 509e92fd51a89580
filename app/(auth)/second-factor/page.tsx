import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthHeading } from '#components/identity/auth-heading.tsx'
import { SecondFactorForm } from '#components/identity/second-factor-form.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { unfinishedStep } from '#lib/platform/auth/page.ts'
import { currentSession } from '#lib/platform/auth/session.ts'
import { localPath } from '#lib/platform/http/local-path.ts'

export const metadata: Metadata = { title: 'Second factor' }

type Props = { searchParams: Promise<{ next?: string; with?: string }> }

export default async function SecondFactorPage({ searchParams }: Props) {
  const given = await searchParams
  const next = localPath(given.next)
  const step = unfinishedStep(await currentSession())
  if (step !== '/second-factor') redirect(step ?? next)
  const forward = `next=${encodeURIComponent(next)}`
  if (given.with === 'recovery-code') {
    return (
      <>
        <AuthHeading title="Use one of your recovery codes">
          It works once. Then you set up a new authenticator app, and get new codes.
        </AuthHeading>
        <SecondFactorForm factor="recovery-code" next={next} />
        <p className="mt-5 text-sm">
          <TextLink href={`/second-factor?${forward}`}>Use the authenticator app instead</TextLink>
        </p>
      </>
    )
  }
  return (
    <>
      <AuthHeading title="Now the code of your authenticator app">
        Each code works once. Five wrong ones end this sign-in.
      </AuthHeading>
      <SecondFactorForm factor="totp" next={next} />
      <p className="mt-5 text-sm">
        <TextLink href={`/second-factor?with=recovery-code&${forward}`}>
          My phone is gone: use a recovery code
        </TextLink>
      </p>
    </>
  )
}
