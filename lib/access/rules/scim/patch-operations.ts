import { z } from 'zod'
import { scimProblem } from '../../model/scim/problem.ts'
import { schemasOf } from '../../model/scim/schemas.ts'
import { type ScimType, scimUrn } from '../../model/scim/words.ts'

/** One operation on one attribute that the schemas know, its path written as they write it. */
export type PatchOperation = {
  op: 'add' | 'replace' | 'remove'
  /** Name of the attribute it begins with. */
  attribute: string
  path: string
  value?: unknown
}

/** A client that changes more at once sends a new resource. */
const mostOperations = 1_000

const body = z.object({
  schemas: z.array(z.string()).refine((all) => all.includes(scimUrn.patch), `must name "${scimUrn.patch}"`),
  Operations: z
    .array(
      z.object({
        // Entra writes `Replace`.
        op: z
          .string()
          .toLowerCase()
          .pipe(z.enum(['add', 'replace', 'remove'])),
        path: z.string().max(500).nullish(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(mostOperations),
})

// One attribute, perhaps with a filter on its values, perhaps with one part of it. No control characters: the parser of
// filters takes exponential time over line breaks in a quote that is never closed.
const pathShape = /^([A-Za-z$][\w$-]*)(\[[^\][\p{Cc}]{1,300}\])?(\.[A-Za-z$][\w$-]*)?$/u

/**
 * The operations of a PATCH, in order. An object without a path, which Okta and Entra send, is taken apart into its
 * attributes. Operations on attributes that no schema names are left out: a client's own mapping may hold more than
 * Plumbline takes.
 * @param id of the resource, which a client may repeat but not change
 * @throws PlumblineError with `invalidSyntax`, `invalidPath`, `noTarget` or `mutability`
 */
export function readPatch(type: ScimType, id: string, sent: unknown): PatchOperation[] {
  const read = body.safeParse(sent)
  if (!read.success) {
    const [issue] = read.error.issues
    throw scimProblem(
      'invalidSyntax',
      `The body is no PATCH: ${issue?.path.join('.') || 'it'}: ${issue?.message}.`,
      'Send a PatchOp message as RFC 7644, section 3.5.2, describes it.',
    )
  }
  return read.data.Operations.flatMap(({ op, path, value }) => {
    refuseReserved(value)
    if (path) return locate(type, id, { op, path, value })
    if (op === 'remove')
      throw scimProblem('noTarget', 'A "remove" has no path.', 'Name in "path" what is to be removed.')
    if (!isFields(value))
      throw scimProblem(
        'invalidValue',
        `A "${op}" without a path has no object for its value.`,
        'Send the attributes as an object, or name a path.',
      )
    return Object.entries(value).flatMap(([key, part]) => locate(type, id, { op, path: key, value: part }))
  })
}

/** Names by which a key of an object would lead out of it, into what all objects share. */
const reserved = /(?:^|[.:])(?:__proto__|constructor|prototype)(?:$|[.:[])/

function refuseReserved(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    if (reserved.test(key)) throw invalidPath(key)
    refuseReserved(part)
  }
}

type Sent = { op: PatchOperation['op']; path: string; value: unknown }

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function locate(type: ScimType, id: string, { op, path, value }: Sent): PatchOperation[] {
  const { core, extension } = schemasOf[type]
  const trimmed = path.trim()
  if (extension && same(trimmed, extension.id)) {
    if (op === 'remove') return [{ op, attribute: extension.id, path: extension.id }]
    if (!isFields(value)) throw invalidPath(path)
    return Object.entries(value).flatMap(([key, part]) =>
      locate(type, id, { op, path: `${extension.id}:${key}`, value: part }),
    )
  }
  const isExtended = extension !== null && isBelow(trimmed, extension.id)
  const schema = isExtended ? extension : core
  const bare = isBelow(trimmed, schema.id) ? trimmed.slice(schema.id.length + 1) : trimmed
  const [, name = '', filter = '', part = ''] = reserved.test(bare) ? [] : (pathShape.exec(bare) ?? [])
  if (name === '') {
    // The attribute of a schema that is not held here.
    if (/^urn:/i.test(trimmed)) return []
    throw invalidPath(path)
  }
  if (!isExtended) refuseFixed(name, id, value)
  const known = [...schema.attributes, ...(isExtended ? [] : [{ name: 'externalId' }])].find((one) =>
    same(one.name, name),
  )
  if (!known) return []
  const written = `${isExtended ? `${schema.id}:` : ''}${known.name}${filter}${part}`
  return [{ op, attribute: known.name, path: written, ...(value !== undefined && { value }) }]
}

/** Okta repeats the id of a group it renames; any other value would change what may not change. */
function refuseFixed(name: string, id: string, value: unknown): void {
  if (!same(name, 'id') || value === id) return
  throw scimProblem('mutability', 'Attribute "id" is readOnly.', 'Leave it out.')
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
const isBelow = (path: string, urn: string) => path.toLowerCase().startsWith(`${urn.toLowerCase()}:`)

const invalidPath = (path: string) =>
  scimProblem(
    'invalidPath',
    `The path "${path.slice(0, 100)}" cannot be read.`,
    'Name an attribute, perhaps with a filter and a part: emails[type eq "work"].value',
  )
