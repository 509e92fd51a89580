import { createHash } from 'node:crypto'
import type { FieldChange, GrantFacts, ItemSnapshot } from '../model/item.ts'

export function snapshotOf(facts: GrantFacts): ItemSnapshot {
  return {
    systemName: facts.systemName,
    environment: facts.environment,
    criticality: facts.criticality,
    accountId: facts.accountId,
    username: facts.username,
    displayName: facts.displayName,
    accountKind: facts.accountKind,
    accountStatus: facts.accountStatus,
    mfa: facts.mfa,
    personId: facts.personId,
    personName: facts.personName,
    personDepartment: facts.personDepartment,
    personTitle: facts.personTitle,
    personState: facts.personState,
    resource: facts.resource,
    role: facts.role,
    isPrivileged: facts.isPrivileged,
    path: facts.path,
    grantedAt: facts.grantedAt?.toISOString() ?? null,
    lastUsedAt: facts.lastUsedAt?.toISOString() ?? null,
    isUseKnown: facts.isUseKnown,
  }
}

/** What a decision rests on: when one of these changes after an approval, the item waits again. */
const material: readonly { field: string; read(snapshot: ItemSnapshot): string | null }[] = [
  { field: 'role', read: ({ role }) => role },
  { field: 'resource', read: ({ resource }) => resource },
  { field: 'path', read: ({ path }) => path.map(({ type, name }) => `${type} ${name}`).join(' > ') || null },
  { field: 'privileged', read: ({ isPrivileged }) => (isPrivileged ? 'yes' : 'no') },
  { field: 'second factor', read: ({ mfa }) => mfa },
  { field: 'kind of account', read: ({ accountKind }) => accountKind },
  { field: 'state of the account', read: ({ accountStatus }) => accountStatus },
  { field: 'person', read: ({ personId }) => personId },
  { field: 'employment', read: ({ personState }) => personState },
]

/** SHA-256, hex, over the length-prefixed material fields: no two snapshots run into each other. */
export function snapshotHash(snapshot: ItemSnapshot): string {
  const hash = createHash('sha256').update('review item 1\n')
  for (const { read } of material) {
    const value = read(snapshot)
    hash.update(value === null ? '-\n' : `${Buffer.byteLength(value)}:${value}\n`)
  }
  return hash.digest('hex')
}

/** What changed materially from one snapshot to the next, in the words a person reads. */
export function materialChanges(before: ItemSnapshot, after: ItemSnapshot): FieldChange[] {
  return material.flatMap(({ field, read }) => {
    const [from, to] = [read(before), read(after)]
    if (from === to) return []
    // An id says nothing to a reader.
    return field === 'person'
      ? [{ field, from: before.personName, to: after.personName }]
      : [{ field, from, to }]
  })
}
