import { readYesNo } from '../../rules/column-values.ts'
import { plainLine } from '../../rules/plain-line.ts'
import { UnreadableRow } from '../../rules/row-cells.ts'

/** Attributes of a role, which membership does not inherit but `SET ROLE` takes on (PostgreSQL, CREATE ROLE). */
export const roleAttributes = ['superuser', 'createrole', 'createdb', 'replication', 'bypassrls'] as const
export type RoleAttribute = (typeof roleAttributes)[number]

export type Membership = { of: string; isAdmin: boolean; maySet: boolean }
export type Role = {
  name: string
  canLogin: boolean
  attributes: RoleAttribute[]
  memberships: Membership[]
}

/** One row of the query in `docs/sending-access.md`, whose columns bear the names of the catalogue. */
export type RoleRow = (column: string) => unknown

const queryAgain = 'Run the query of the guide again, and send its whole result.'

/**
 * Gathers the roles out of rows of `pg_roles` joined with `pg_auth_members`: one row for each membership, or one for a
 * role without any. `rolvaliduntil` is when a password expires, not the role, and says nothing here.
 */
export class RoleRows {
  readonly roles = new Map<string, Role>()

  /** @throws UnreadableRow */
  add(row: RoleRow): void {
    const name = textOf(row, 'rolname')
    if (name === '') throw new UnreadableRow('rolname', 'The role has no name.', queryAgain)
    if (name.length > 500) throw new UnreadableRow('rolname', 'The name of the role is too long.', queryAgain)
    const found: Role = {
      name,
      canLogin: required(row, 'rolcanlogin'),
      attributes: roleAttributes.filter((attribute) => flagOf(row, `rol${columnOf[attribute]}`) === true),
      memberships: [],
    }
    const membership = membershipIn(row)
    const known = this.roles.get(name)
    const role = known ?? found
    if (known) refuseContradiction(known, found)
    else this.roles.set(name, role)
    if (membership && !role.memberships.some(({ of }) => of === membership.of))
      role.memberships.push(membership)
  }
}

const columnOf: Record<RoleAttribute, string> = {
  superuser: 'super',
  createrole: 'createrole',
  createdb: 'createdb',
  replication: 'replication',
  bypassrls: 'bypassrls',
}

function membershipIn(row: RoleRow): Membership | null {
  const of = textOf(row, 'member_of')
  if (of === '') return null
  // Before PostgreSQL 16 every member may; the column is missing there.
  return { of, isAdmin: flagOf(row, 'admin_option') === true, maySet: flagOf(row, 'set_option') !== false }
}

function refuseContradiction(known: Role, found: Role): void {
  if (known.canLogin === found.canLogin && `${known.attributes}` === `${found.attributes}`) return
  throw new UnreadableRow(
    'rolname',
    `The role “${known.name}” has other attributes in an earlier row.`,
    queryAgain,
  )
}

function textOf(row: RoleRow, column: string): string {
  const value = row(column)
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return plainLine(value)
  throw new UnreadableRow(column, `“${column}” is no text.`, queryAgain)
}

function required(row: RoleRow, column: string): boolean {
  const flag = flagOf(row, column)
  if (flag !== undefined) return flag
  throw new UnreadableRow(column, `“${column}” is missing.`, queryAgain)
}

/** `true`, or as `psql` prints it, `t`. */
function flagOf(row: RoleRow, column: string): boolean | undefined {
  const value = row(column)
  if (typeof value === 'boolean') return value
  if (value === undefined || value === null || value === '') return undefined
  const flag = typeof value === 'string' ? readYesNo(value) : undefined
  if (flag !== undefined) return flag
  throw new UnreadableRow(column, `“${column}” is neither true nor false.`, queryAgain)
}
