import type { AccountKind } from '../model.ts'

export type KnownPerson = {
  id: string
  /** Lower-cased. */
  email: string | null
  number: string | null
  /** In a register, and not as somebody who left. Leavers are known all the same: their accounts are still theirs. */
  isHere: boolean
}

export type AccountToMatch = {
  kind: AccountKind
  username: string
  /** Lower-cased. */
  email: string | null
  /** Whose it is, as the document says: a personnel number or an e-mail address. */
  owner: string | null
  /** A person's decision, which outlives every import. */
  decidedPersonId: string | null
}

export type MatchReason = 'decision' | 'number' | 'email' | 'username'
export type Match = { personId: string; by: MatchReason }

/**
 * Says whose an account is, or nothing: a person's decision first, then the owner that the document names, then equal
 * e-mail addresses, then a user name that is the local part of exactly one address and does not contradict the
 * account's own domain. Never one of two. Who answers for a service is decided or named, never inferred.
 */
export function createMatcher(people: readonly KnownPerson[]): (account: AccountToMatch) => Match | null {
  const byEmail = indexBy(people, ({ email }) => email)
  const byNumber = indexBy(people, ({ number }) => number?.toLowerCase() ?? null)
  const byLocalPart = indexBy(people, ({ email }) => (email === null ? null : localPart(email)))

  return ({ kind, username, email, owner, decidedPersonId }) => {
    if (decidedPersonId !== null) return { personId: decidedPersonId, by: 'decision' }
    const named = owner?.trim().toLowerCase() ?? ''
    const owns = found(only(byNumber, named), 'number') ?? found(only(byEmail, named), 'email')
    if (owns || kind === 'service' || kind === 'break_glass') return owns
    const name = username.trim().toLowerCase()
    const address = email ?? (name.includes('@') ? name : null)
    const addressed = address === null ? null : found(only(byEmail, address), 'email')
    if (addressed || name.includes('@')) return addressed
    const candidate = only(byLocalPart, name)
    if (candidate?.email == null) return null
    return address === null || domain(address) === domain(candidate.email)
      ? found(candidate, 'username')
      : null
  }
}

const found = (person: KnownPerson | null, by: MatchReason): Match | null =>
  person && { personId: person.id, by }

type Index = ReadonlyMap<string, readonly KnownPerson[]>

function indexBy(people: readonly KnownPerson[], keyOf: (person: KnownPerson) => string | null): Index {
  const index = new Map<string, KnownPerson[]>()
  for (const person of people) {
    const key = keyOf(person)
    if (key === null || key === '') continue
    const sharing = index.get(key)
    if (sharing) sharing.push(person)
    else index.set(key, [person])
  }
  return index
}

/** The one person under a key; of several, the one who is here, when the others are gone. */
function only(index: Index, key: string): KnownPerson | null {
  const candidates = index.get(key) ?? []
  const here = candidates.filter(({ isHere }) => isHere)
  const [one, other] = here.length > 0 ? here : candidates
  return one && !other ? one : null
}

const localPart = (email: string): string => email.slice(0, email.lastIndexOf('@'))
const domain = (email: string): string => email.slice(email.lastIndexOf('@') + 1)
