import { schemasOf } from '../../model/scim/schemas.ts'
import { type ScimType, scimUrn } from '../../model/scim/words.ts'
import type { ScimAttributes } from './read-resource.ts'

/** A resource as it is stored. */
export type ScimResource = {
  id: string
  type: ScimType
  attributes: ScimAttributes
  createdAt: Date
  updatedAt: Date
}

/** Which attributes a client asked for (RFC 7644, section 3.9): their names, lower-cased. */
export type Projection = { only: readonly string[] | null; without: readonly string[] }

/** `attributes` and `excludedAttributes` of an address. */
export function readProjection(parameters: URLSearchParams): Projection {
  const names = (text: string | null) =>
    (text ?? '')
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== '')
  const only = names(parameters.get('attributes'))
  return { only: only.length === 0 ? null : only, without: names(parameters.get('excludedAttributes')) }
}

/** A resource as a client gets to see it. @param base the address of the server, without a slash at its end */
export function representResource(
  { id, type, attributes, createdAt, updatedAt }: ScimResource,
  base: string,
  projection: Projection = { only: null, without: [] },
): Record<string, unknown> {
  const { core, extension } = schemasOf[type]
  const isExtended = extension !== null && attributes[extension.id] !== undefined
  const whole = {
    ...attributes,
    ...(type === 'Group' && { members: membersOf(attributes, base) }),
    meta: {
      resourceType: type,
      created: createdAt.toISOString(),
      lastModified: updatedAt.toISOString(),
      location: `${base}/${type}s/${id}`,
    },
  }
  return {
    schemas: [core.id, ...(isExtended ? [extension.id] : [])],
    // Returned always, whatever was asked for.
    id,
    ...project(whole, projection, core.id),
  }
}

function membersOf(attributes: ScimAttributes, base: string): unknown[] | undefined {
  const { members } = attributes
  if (!Array.isArray(members)) return undefined
  return members.map((member: Record<string, unknown>) => {
    const type = member.type === 'Group' ? 'Group' : 'User'
    return { ...member, type, $ref: `${base}/${type}s/${member.value}` }
  })
}

function project(
  whole: Readonly<Record<string, unknown>>,
  { only, without }: Projection,
  core: string,
): Record<string, unknown> {
  const named = (names: readonly string[]) => names.map((name) => bareName(name, core))
  const [wanted, unwanted] = [only && named(only), named(without)]
  return Object.fromEntries(
    Object.entries(whole).flatMap(([key, value]) => {
      const name = key.toLowerCase()
      if (value === undefined || unwanted.includes(name)) return []
      if (wanted === null || wanted.includes(name)) return [[key, withoutParts(value, name, unwanted)]]
      const parts = wanted.flatMap((one) => partOf(one, name))
      const kept = parts.length === 0 ? undefined : pick(value, (part) => parts.includes(part))
      return kept === undefined ? [] : [[key, kept]]
    }),
  )
}

/** The name without the URN of the core schema, which a client may write in front of it. */
const bareName = (name: string, core: string) =>
  name.startsWith(`${core.toLowerCase()}:`) ? name.slice(core.length + 1) : name

/** `name.givenname` names the part `givenname` of `name`; an extension's parts stand behind a colon. */
function partOf(wanted: string, name: string): string[] {
  const isPart = wanted.startsWith(`${name}.`) || wanted.startsWith(`${name}:`)
  return isPart ? [wanted.slice(name.length + 1).split('.')[0] ?? ''] : []
}

function withoutParts(value: unknown, name: string, unwanted: readonly string[]): unknown {
  const parts = unwanted.flatMap((one) => partOf(one, name))
  return parts.length === 0 ? value : pick(value, (part) => !parts.includes(part))
}

function pick(value: unknown, keeps: (part: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => pick(one, keeps))
  if (typeof value !== 'object' || value === null) return undefined
  return Object.fromEntries(Object.entries(value).filter(([part]) => keeps(part.toLowerCase())))
}

/** One page of a list (RFC 7644, section 3.4.2). */
export const listResponse = (resources: readonly unknown[], totalResults: number, startIndex: number) => ({
  schemas: [scimUrn.listResponse],
  totalResults,
  startIndex,
  itemsPerPage: resources.length,
  Resources: resources,
})
