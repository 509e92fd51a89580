import 'server-only'
import CredentialsProvider from 'next-auth/providers/credentials'
import { signInAsPersona } from '../../sign-in-as-persona.ts'
import { orRefuse } from '../refusal.ts'
import { currentAttempt } from './attempt.ts'

export const personaProvider = CredentialsProvider({
  id: 'persona',
  name: 'Persona',
  credentials: { userId: {} },
  authorize: (credentials) =>
    orRefuse(async () => {
      const { ctx, origin } = await currentAttempt()
      const { session, userId } = await signInAsPersona(ctx, {
        userId: String(credentials?.userId ?? ''),
        origin,
      })
      return { id: userId, reference: session.reference }
    }),
})
