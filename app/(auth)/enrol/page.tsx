import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { toString as drawQr } from 'qrcode'
import { EnrolFlow } from '#components/identity/enrol-flow.tsx'
import { StepUpProvider } from '#components/identity/step-up.tsx'
import { offerTotp } from '#lib/identity/queries/totp-offer.ts'
import { unfinishedStep } from '#lib/platform/auth/page.ts'
import { currentSession } from '#lib/platform/auth/session.ts'

export const metadata: Metadata = { title: 'Authenticator app' }

/** First enrolment, enrolment after a recovery code, and replacement. Looking at it stores nothing. */
export default async function EnrolPage() {
  const session = await currentSession()
  const step = unfinishedStep(session)
  if (session === null || (step !== null && step !== '/enrol')) redirect(step ?? '/sign-in')
  const { uri, key, offer } = offerTotp({ sessionId: session.id, email: session.user.email })
  const svg = await drawQr(uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
  return (
    <StepUpProvider>
      <EnrolFlow
        picture={`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`}
        typedKey={key.replaceAll(/(.{4})(?=.)/g, '$1 ')}
        offer={offer}
        isReplacing={session.user.hasSecondFactor}
      />
    </StepUpProvider>
  )
}
