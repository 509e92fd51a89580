import { and, or, type SQL, sql } from 'drizzle-orm'
import { scimResources } from '#db/schema/index.ts'
import { isId } from '#lib/platform/ids.ts'
import type { ScimType } from '../../model/scim/words.ts'
import type { Filter } from '../../rules/scim/filter.ts'

type Comparison = { op: string; compValue: unknown }

/**
 * The condition in SQL that a filter stands for, or null when it holds anything that only a look at the resource can
 * tell. Covers what identity providers ask before each change: the name, their own id, ours, and whether it is active.
 */
export function filterCondition(filter: Filter, type: ScimType): SQL | null {
  if (filter.op === 'and' || filter.op === 'or') {
    const parts = filter.filters.map((part) => filterCondition(part, type))
    if (parts.some((part) => part === null)) return null
    return (filter.op === 'and' ? and(...(parts as SQL[])) : or(...(parts as SQL[]))) ?? null
  }
  if (!('compValue' in filter)) return null
  const name = filter.attrPath
    .toLowerCase()
    .replace(/^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/, '')
  switch (name) {
    case 'id':
      return idCondition(filter)
    case 'externalid':
      return textCondition(sql`${scimResources.externalId}`, filter, (text) => text)
    case 'username':
      return type === 'User' ? textCondition(sql`${scimResources.key}`, filter, lower) : null
    case 'displayname':
      return type === 'Group'
        ? textCondition(sql`${scimResources.key}`, filter, lower)
        : textCondition(sql`lower(${scimResources.resource} ->> 'displayName')`, filter, lower)
    case 'active':
      return activeCondition(filter)
    default:
      return null
  }
}

const lower = (text: string) => text.toLowerCase()

function idCondition({ op, compValue }: Comparison): SQL | null {
  if (op !== 'eq' || typeof compValue !== 'string') return null
  return isId(compValue) ? sql`${scimResources.id} = ${compValue}::uuid` : sql`false`
}

function textCondition(
  column: SQL,
  { op, compValue }: Comparison,
  fold: (text: string) => string,
): SQL | null {
  if (typeof compValue !== 'string') return null
  const text = fold(compValue)
  if (op === 'eq') return sql`${column} = ${text}`
  if (op === 'sw') return sql`starts_with(${column}, ${text})`
  return op === 'co' ? sql`position(${text} in ${column}) > 0` : null
}

/** Entra asks with the word for it. */
function activeCondition({ op, compValue }: Comparison): SQL | null {
  const word = String(compValue).toLowerCase()
  if (op !== 'eq' || (word !== 'true' && word !== 'false')) return null
  return sql`${scimResources.resource} -> 'active' = ${word}::jsonb`
}
