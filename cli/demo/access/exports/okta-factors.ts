import type { Person } from '#cli/demo/organisation/people.ts'
import { type Factor, factorOf } from './factor.ts'
import { api, oktaId, userIdOf } from './okta-user.ts'
import { momentOn } from './when.ts'

type Enrolled = { kind: string; factorType: string; provider: string; profile: Record<string, unknown> }

/** A question is no second factor, though Okta lists it among them. */
const question: Enrolled = {
  kind: 'ufs',
  factorType: 'question',
  provider: 'OKTA',
  profile: {
    question: 'name_of_first_plush_toy',
    questionText: 'What is the name of your first stuffed animal?',
  },
}
const app: Enrolled = { kind: 'ost', factorType: 'token:software:totp', provider: 'OKTA', profile: {} }
const key: Enrolled = {
  kind: 'fwf',
  factorType: 'webauthn',
  provider: 'FIDO',
  profile: { credentialId: '', authenticatorName: 'Security Key' },
}

const enrolledWith: Readonly<Record<Factor, readonly Enrolled[]>> = {
  none: [question],
  app: [app],
  key: [app, key],
}

/** `GET /api/v1/users/{id}/factors` of one user. */
export const factorsOf = (person: Person, end: Date) =>
  enrolledWith[factorOf(person)].map(({ kind, factorType, provider, profile }) => {
    const id = oktaId(kind, person.number)
    const user = `${api}/users/${userIdOf(person)}`
    const enrolledAt = momentOn(-person.joinedDaysAgo, end, `${person.number} ${kind}`).toISOString()
    const credentialId = kind === 'fwf' ? oktaId('', person.number) : person.email
    return {
      id,
      factorType,
      provider,
      vendorName: provider,
      status: 'ACTIVE',
      created: enrolledAt,
      lastUpdated: enrolledAt,
      profile: kind === 'ufs' ? profile : { ...profile, credentialId },
      _links: {
        self: { href: `${user}/factors/${id}`, hints: { allow: ['GET', 'DELETE'] } },
        verify: { href: `${user}/factors/${id}/verify`, hints: { allow: ['POST'] } },
        user: { href: user, hints: { allow: ['GET'] } },
      },
    }
  })
