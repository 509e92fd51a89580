import type { ReadyCommand, RemovalTarget } from '../../model/ready-command.ts'
import { sqlIdentifier } from '../quoting.ts'

/** Attributes of a role as the facts write them, each with the word that takes it away (ALTER ROLE). */
const attributes = ['SUPERUSER', 'CREATEROLE', 'CREATEDB', 'REPLICATION', 'BYPASSRLS'] as const
const isAttribute = (role: string): boolean => (attributes as readonly string[]).includes(role)

/**
 * Memberships and attributes (PostgreSQL manual, REVOKE and ALTER ROLE). What is reached through other roles ends with
 * the membership that leads there, which is the first step of the path.
 */
export function postgresqlCommands({
  accountExternalId,
  role,
  path,
  reduceToRole,
}: RemovalTarget): ReadyCommand[] {
  const account = sqlIdentifier(accountExternalId)
  const [first] = path
  const lost = first ? first.name : role
  const statement =
    !first && isAttribute(role)
      ? `ALTER ROLE ${account} NO${role};`
      : `REVOKE ${sqlIdentifier(lost)} FROM ${account};`
  const given =
    reduceToRole === null || isAttribute(reduceToRole)
      ? ''
      : `GRANT ${sqlIdentifier(reduceToRole)} TO ${account};\n`
  return [
    {
      title: reduceToRole === null ? 'Take the role away' : 'Exchange the role',
      language: 'sql',
      text: `${given}${statement}`,
      note: first
        ? `It is held through “${first.name}”: everything else that this role gives ends too.`
        : null,
    },
  ]
}
