import { createHash } from 'node:crypto'
import type { Person } from '#cli/demo/organisation/people.ts'
import { momentOn } from './when.ts'

export const api = 'https://id.covenant.example/api/v1'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Twenty characters of which the first three name the kind: `00u` a user, `ost` a one-time code. */
export function oktaId(kind: string, words: string): string {
  const digest = createHash('sha256').update(`the covenant/okta/${kind}/${words}`).digest()
  return (
    kind + Array.from({ length: 17 }, (_, index) => letters[(digest[index] ?? 0) % letters.length]).join('')
  )
}

export const userIdOf = ({ number }: Person): string => oktaId('00u', number)
const userType = { id: oktaId('oty', 'default') }

/** A user as lists of users and of the members of a group answer it. */
export function oktaUser(person: Person, lastLogin: Date | null, end: Date) {
  const createdAt = momentOn(-person.joinedDaysAgo, end, `${person.number} okta`)
  const [firstName = person.name, ...rest] = person.name.split(' ')
  return {
    id: userIdOf(person),
    status: 'ACTIVE',
    created: createdAt.toISOString(),
    activated: createdAt.toISOString(),
    statusChanged: createdAt.toISOString(),
    lastLogin: lastLogin && new Date(Math.max(lastLogin.getTime(), createdAt.getTime())).toISOString(),
    lastUpdated: createdAt.toISOString(),
    passwordChanged: createdAt.toISOString(),
    type: userType,
    profile: {
      firstName,
      lastName: rest.join(' ') || firstName,
      mobilePhone: null,
      secondEmail: null,
      login: person.email,
      email: person.email,
    },
    credentials: {
      password: {},
      emails: [{ value: person.email, status: 'VERIFIED', type: 'PRIMARY' }],
      provider: { type: 'OKTA', name: 'OKTA' },
    },
    _links: { self: { href: `${api}/users/${userIdOf(person)}` } },
  }
}
