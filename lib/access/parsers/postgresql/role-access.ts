import type { AccessFact, GrantFact } from '../../model/fact.ts'
import type { PathStep } from '../../model.ts'
import type { Membership, Role, RoleAttribute } from './role-rows.ts'

/** What the grants are on, where the sender did not name the server. */
const cluster = 'cluster'

/** Attributes that lift a role above the rights given to it; `createdb` alone does not. */
const liftingAttributes: readonly RoleAttribute[] = ['superuser', 'createrole', 'replication', 'bypassrls']

/**
 * Predefined roles that reach past the rights on single tables: all data, the server's files and programs, other
 * sessions (PostgreSQL documentation, "Predefined Roles").
 */
const liftingRoles = new Set([
  'pg_read_all_data',
  'pg_write_all_data',
  'pg_maintain',
  'pg_execute_server_program',
  'pg_read_server_files',
  'pg_write_server_files',
  'pg_signal_backend',
  'pg_signal_autovacuum_worker',
  'pg_create_subscription',
  'pg_checkpoint',
])

/**
 * Roles that may log in are accounts; every other role is a group. An account holds the attributes it has, each role it
 * is a member of, and what those roles are members of and have, by the way that leads there. Of several ways that begin
 * with the same membership the shortest is told, because taking that membership ends them all.
 */
export function* accessOf(
  roles: ReadonlyMap<string, Role>,
  server: string | null,
): Generator<AccessFact[], void> {
  const resource = server ?? cluster
  for (const role of roles.values()) {
    if (!role.canLogin) continue
    yield [
      {
        kind: 'account',
        externalId: role.name,
        username: role.name,
        displayName: null,
        email: null,
        // The catalogue does not say whether a person or a program logs in with it.
        accountKind: 'unknown',
        status: 'active',
        lastUsedAt: null,
        owner: null,
      },
      ...attributeGrants(role, role.name, [], resource),
      ...role.memberships.flatMap((membership) => grantsThrough(membership, role.name, roles, resource)),
    ]
  }
}

const attributeGrants = (holder: Role, account: string, path: PathStep[], resource: string): GrantFact[] =>
  holder.attributes.map((attribute) =>
    grant(account, resource, attribute.toUpperCase(), liftingAttributes.includes(attribute), path),
  )

function grantsThrough(
  direct: Membership,
  account: string,
  roles: ReadonlyMap<string, Role>,
  resource: string,
): GrantFact[] {
  const reached = new Set([account])
  const waiting: { membership: Membership; path: PathStep[]; maySet: boolean }[] = [
    { membership: direct, path: [], maySet: direct.maySet },
  ]
  const grants: GrantFact[] = []
  for (const { membership, path, maySet } of waiting) {
    if (reached.has(membership.of)) continue
    reached.add(membership.of)
    const role = roles.get(membership.of)
    grants.push(grant(account, resource, membership.of, isLifting(membership, roles), path))
    if (!role) continue
    const onward: PathStep[] = [...path, { type: 'role', name: role.name }]
    // Attributes are not inherited: only who may SET ROLE takes them on.
    if (maySet) grants.push(...attributeGrants(role, account, onward, resource))
    for (const next of role.memberships)
      waiting.push({ membership: next, path: onward, maySet: maySet && next.maySet })
  }
  return grants
}

/** Who may give a role to others, or reach what lifts through it, holds more than the role's own name says. */
function isLifting({ of, isAdmin }: Membership, roles: ReadonlyMap<string, Role>): boolean | null {
  if (isAdmin || liftingRoles.has(of)) return true
  const attributes = roles.get(of)?.attributes ?? []
  return attributes.some((attribute) => liftingAttributes.includes(attribute)) ? true : null
}

function grant(
  externalId: string,
  resource: string,
  role: string,
  isPrivileged: boolean | null,
  path: PathStep[],
): GrantFact {
  return {
    kind: 'grant',
    externalId,
    resource,
    role,
    isPrivileged,
    path,
    grantedAt: null,
    lastUsedAt: null,
    isUseKnown: false,
  }
}
