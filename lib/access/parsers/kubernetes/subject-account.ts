import type { AccountFact } from '../../model/fact.ts'
import type { AccountKind, PathStep } from '../../model.ts'
import type { Subject } from './manifest.ts'

/** Groups that only programs are in. */
const programGroups = /^system:(?:nodes$|serviceaccounts(?::|$)|bootstrappers(?::|$))/

/** Who a binding names, as an account; and the steps by which that account holds what is bound to it. */
export type BoundAccount = { account: AccountFact; path: PathStep[] }

/**
 * A cluster knows users and groups by name only, as its identity provider tells them, and service accounts as objects.
 * Nothing in it says who is in a group. So a group is an account of its own, named `group:…`, whose grants lead over
 * the group: it is reviewed as a whole by whoever it is assigned to, until the identity provider's own import says who
 * is in it.
 */
export function accountOf(subject: Subject, bindingNamespace: string | null): BoundAccount {
  const { kind, name } = subject
  if (kind === 'ServiceAccount') {
    return account(
      `system:serviceaccount:${subject.namespace ?? bindingNamespace ?? 'default'}:${name}`,
      'service',
    )
  }
  if (kind === 'User') {
    if (name.startsWith('system:')) return account(name, 'service')
    return account(name, isAddress(name) ? 'human' : 'unknown')
  }
  return account(`group:${name}`, programGroups.test(name) ? 'service' : 'unknown', [{ type: 'group', name }])
}

const isAddress = (name: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(name)

function account(name: string, accountKind: AccountKind, path: PathStep[] = []): BoundAccount {
  return {
    path,
    account: {
      kind: 'account',
      externalId: name,
      username: name,
      displayName: null,
      email: isAddress(name) && accountKind === 'human' ? name.toLowerCase() : null,
      accountKind,
      status: 'active',
      lastUsedAt: null,
      owner: null,
    },
  }
}
