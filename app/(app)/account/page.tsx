import type { Metadata } from 'next'
import { PasswordForm } from '#components/identity/password-form.tsx'
import { RecoveryCodesPanel } from '#components/identity/recovery-codes-panel.tsx'
import { SessionList } from '#components/identity/session-list.tsx'
import { SignOutEverywhereButton } from '#components/identity/sign-out-everywhere-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Time } from '#components/ui/time.tsx'
import { getMyAccount } from '#lib/identity/queries/my-account.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'

export const metadata: Metadata = { title: 'Your account' }

const fewCodes = 3

export default async function AccountPage() {
  const ctx = await pageCtx('account.own')
  const account = await getMyAccount(ctx, {})
  const now = ctx.clock.now()
  const places = account.sessions.length
  return (
    <>
      <PageHeader
        title={places === 1 ? 'You are signed in here only' : `You are signed in in ${places} places`}
        lede={account.email}
      />
      <div className="flex max-w-2xl flex-col gap-10">
        <Section title="Where you are signed in" actions={<SignOutEverywhereButton />}>
          <SessionList sessions={account.sessions} now={now} canEnd />
        </Section>
        <Section
          title="Second factor"
          note={
            account.mfaEnrolledAt && (
              <>
                Authenticator app, set up <Time at={account.mfaEnrolledAt} now={now} />.{' '}
                {account.recoveryCodesLeft} recovery codes left.
              </>
            )
          }
        >
          {account.recoveryCodesLeft <= fewCodes && (
            <div className="mb-3">
              <Banner tone="risk" title="You are running out of recovery codes">
                Make new ones while you still have your phone.
              </Banner>
            </div>
          )}
          <div className="flex flex-wrap gap-2">
            <RecoveryCodesPanel />
            <LinkButton href="/enrol">Replace the authenticator app</LinkButton>
          </div>
        </Section>
        <Section
          title="Password"
          note={
            account.passwordChangedAt && (
              <>
                Last changed <Time at={account.passwordChangedAt} now={now} />. A change signs you out
                everywhere.
              </>
            )
          }
        >
          <div className="max-w-sm">
            <PasswordForm email={account.email} />
          </div>
        </Section>
      </div>
    </>
  )
}
