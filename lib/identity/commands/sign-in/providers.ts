import 'server-only'
import type { Provider } from 'next-auth/providers/index'
import { arePersonasOffered } from '../../queries/personas.ts'
import { passwordProvider } from './providers/password.ts'
import { personaProvider } from './providers/persona.ts'
import { secondFactorProvider } from './providers/second-factor.ts'

export type WayIn = { id: string; provider: Provider }

/** The ways in, one entry each. Outside the demonstration the persona is not refused: it does not exist. */
export function waysIn(headers: Headers): WayIn[] {
  return [
    { id: 'password', provider: passwordProvider },
    { id: 'second-factor', provider: secondFactorProvider },
    ...(arePersonasOffered(headers) ? [{ id: 'persona', provider: personaProvider }] : []),
  ]
}
