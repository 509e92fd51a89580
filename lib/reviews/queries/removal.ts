import type { ItemSnapshot } from '../model/item.ts'
import type { Removal } from '../rules/guard-rails.ts'
import { type AccountOwner, type Decider, isOwnAccess } from '../rules/may-decide.ts'

type Item = {
  id: string
  systemId: string
  accountId: string
  personId: string | null
  snapshot: ItemSnapshot
}

/** An item as the guard rails look at it. */
export function toRemoval(
  { id, systemId, accountId, personId, snapshot }: Item,
  owners: ReadonlyMap<string, AccountOwner>,
  decider: Decider,
): Removal {
  return {
    itemId: id,
    systemId,
    systemName: snapshot.systemName,
    accountId,
    username: snapshot.username,
    accountKind: snapshot.accountKind,
    role: snapshot.role,
    isPrivileged: snapshot.isPrivileged,
    isReviewersOwn: isOwnAccess({ personId, owner: owners.get(accountId) ?? null }, decider),
  }
}
