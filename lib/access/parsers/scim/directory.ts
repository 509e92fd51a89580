import type { z } from 'zod'
import type { AccessFact, AccountFact, GrantFact, PersonFact } from '../../model/fact.ts'
import { scimUrn } from '../../model/scim/words.ts'
import type { PathStep } from '../../model.ts'
import { readEmployment } from '../../rules/person-rows.ts'
import { emailOf } from '../element-fields.ts'
import { readScimResource, type ScimGroup, type ScimUser } from './resource-shape.ts'

/**
 * The users and groups of a document. Managers and members are named by id and may stand anywhere, so nothing is told
 * before the end.
 */
export class Directory {
  readonly #users = new Map<string, ScimUser>()
  readonly #groups = new Map<string, ScimGroup>()
  /** By the id that the provider itself gave: some write it as a manager's value. */
  readonly #byExternalId = new Map<string, ScimUser>()

  /** @returns what is wrong with a resource that cannot be read, else null */
  add(value: unknown): z.ZodError | null {
    const read = readScimResource(value)
    if ('error' in read) return read.error
    if ('group' in read) this.#groups.set(read.group.id, read.group)
    else {
      this.#users.set(read.user.id, read.user)
      if (read.user.externalId) this.#byExternalId.set(read.user.externalId, read.user)
    }
    return null
  }

  *facts(): Generator<AccessFact[], void> {
    for (const user of this.#users.values()) yield [this.#person(user), accountOf(user)]
    for (const group of this.#groups.values()) {
      const grants = [...this.#memberships(group)]
      if (grants.length > 0) yield grants
    }
  }

  #person(user: ScimUser): PersonFact {
    const enterprise = user[scimUrn.enterpriseUser]
    const isActive = user.active !== false
    return {
      kind: 'person',
      key: keyOf(user),
      name: nameOf(user),
      email: addressOf(user),
      number: enterprise?.employeeNumber ?? null,
      department: enterprise?.department ?? null,
      title: user.title,
      manager: this.#managerOf(enterprise?.manager?.value ?? null),
      employment: readEmployment(user.userType ?? ''),
      state: isActive ? 'active' : 'left',
      joinedAt: null,
      leftAt: null,
    }
  }

  /** The standard gives the id of the manager's user; some write the provider's own id, or an address. */
  #managerOf(value: string | null): string | null {
    if (value === null) return null
    const manager = this.#users.get(value) ?? this.#byExternalId.get(value)
    return manager ? keyOf(manager) : (emailOf(value) ?? value)
  }

  /**
   * Who is in a group, itself or by another one, and by which way. Somebody reached by several is told once, by the
   * shortest.
   */
  *#memberships(group: ScimGroup): Generator<GrantFact> {
    const seen = new Set([group.id])
    const waiting: { group: ScimGroup; outer: ScimGroup[] }[] = [{ group, outer: [] }]
    for (const { group: inner, outer } of waiting) {
      const way = [inner, ...outer]
      for (const { value } of inner.members ?? []) {
        if (seen.has(value)) continue
        seen.add(value)
        const nested = this.#groups.get(value)
        if (nested) waiting.push({ group: nested, outer: way })
        else if (this.#users.has(value)) yield membership(value, group.displayName, way)
      }
    }
  }
}

/**
 * A group is what a membership opens; what the group itself gives is decided in the applications behind it. It is known
 * by its ids: a group that is renamed is the same group.
 */
const membership = (externalId: string, resource: string, way: readonly ScimGroup[]): GrantFact => ({
  kind: 'grant',
  externalId,
  resource,
  role: 'member',
  isPrivileged: null,
  path: way.map(({ displayName }): PathStep => ({ type: 'group', name: displayName })),
  identity: way.map(({ id }) => id),
  grantedAt: null,
  lastUsedAt: null,
  isUseKnown: false,
})

const accountOf = (user: ScimUser): AccountFact => ({
  kind: 'account',
  externalId: user.id,
  username: user.userName,
  displayName: user.displayName ?? user.name?.formatted ?? null,
  email: addressOf(user),
  accountKind: 'human',
  status: user.active === false ? 'disabled' : 'active',
  lastUsedAt: null,
  owner: keyOf(user),
})

/** The primary address, else the one for work, else any; else the name to sign in with, where that is one. */
function addressOf({ emails, userName }: ScimUser): string | null {
  const all = emails ?? []
  const chosen = all.find(({ primary }) => primary) ?? all.find(({ type }) => type === 'work') ?? all[0]
  return emailOf(chosen?.value) ?? emailOf(userName)
}

/** Without address and number, the name to sign in with: it is unique among a provider's users. */
const keyOf = (user: ScimUser): string =>
  addressOf(user) ?? user[scimUrn.enterpriseUser]?.employeeNumber ?? user.userName.toLowerCase()

const nameOf = ({ displayName, name, userName }: ScimUser): string =>
  displayName ??
  name?.formatted ??
  ([name?.givenName, name?.familyName].filter(Boolean).join(' ') || userName)
