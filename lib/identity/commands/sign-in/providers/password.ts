import 'server-only'
import CredentialsProvider from 'next-auth/providers/credentials'
import { signInWithPassword } from '../flow.ts'
import { orRefuse } from '../refusal.ts'
import { currentAttempt } from './attempt.ts'

export const passwordProvider = CredentialsProvider({
  id: 'password',
  name: 'Password',
  credentials: { email: {}, password: {} },
  authorize: (credentials) =>
    orRefuse(async () => {
      const claim = { email: String(credentials?.email ?? ''), password: String(credentials?.password ?? '') }
      const { userId, session } = await signInWithPassword(await currentAttempt(), claim)
      return { id: userId, reference: session.reference }
    }),
})
