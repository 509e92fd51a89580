import 'server-only'
import CredentialsProvider from 'next-auth/providers/credentials'
import { signInWithCode } from '../flow.ts'
import { orRefuse } from '../refusal.ts'
import { currentAttempt } from './attempt.ts'

/** The second step of signing in, and step-up later on: both end with a new reference in the cookie. */
export const secondFactorProvider = CredentialsProvider({
  id: 'second-factor',
  name: 'Second factor',
  credentials: { factor: {}, code: {} },
  authorize: (credentials) =>
    orRefuse(async () => {
      const attempt = await currentAttempt()
      const factor = credentials?.factor === 'recovery-code' ? 'recovery-code' : 'totp'
      const session = await signInWithCode(attempt, { factor, code: String(credentials?.code ?? '') })
      return { id: attempt.ctx.actor.id, reference: session.reference }
    }),
})
