import { ScimError, type ScimPatchOperation, scimPatch } from 'scim-patch'
import { type ScimErrorType, scimProblem } from '../../model/scim/problem.ts'
import { schemasOf } from '../../model/scim/schemas.ts'
import type { ScimType } from '../../model/scim/words.ts'
import { type PatchOperation, readPatch } from './patch-operations.ts'
import { readResource, type ScimAttributes } from './read-resource.ts'

type Patched = { id: string; type: ScimType; attributes: ScimAttributes }

/**
 * What a resource is after a PATCH: all of its operations or none (RFC 7644, section 3.5.2).
 * @param sent the body of the request
 * @throws PlumblineError with the keyword of what is wrong
 */
export function applyPatch({ id, type, attributes }: Patched, sent: unknown): ScimAttributes {
  let patched = structuredClone(attributes)
  for (const operation of readPatch(type, id, sent))
    patched = readResource(type, apply(type, patched, operation))
  return patched
}

function apply(type: ScimType, attributes: ScimAttributes, operation: PatchOperation): ScimAttributes {
  const { op, attribute, path, value } = operation
  if (op === 'remove' && path === schemasOf[type].extension?.id) return { ...attributes, [path]: undefined }
  if (op === 'remove' && value !== undefined && path === attribute)
    return { ...attributes, [attribute]: withoutValues(attributes[attribute], value) }
  // Nothing there to be filtered: nothing to remove.
  if (op === 'remove' && path.startsWith(`${attribute}[`) && attributes[attribute] === undefined)
    return attributes
  return patchBy(attributes, { op, path, ...(value !== undefined && { value }) } as ScimPatchOperation)
}

/**
 * Takes values out of a list by what they stand for. Entra sends the members to remove as a list of ids, whatever else
 * is known of them here.
 */
function withoutValues(list: unknown, removed: unknown): unknown {
  if (!Array.isArray(list)) return undefined
  const idOf = (one: unknown) =>
    typeof one === 'object' && one !== null && 'value' in one ? String(one.value) : String(one)
  const gone = new Set((Array.isArray(removed) ? removed : [removed]).map(idOf))
  return list.filter((one) => !gone.has(idOf(one)))
}

const now = new Date(0)

function patchBy(attributes: ScimAttributes, operation: ScimPatchOperation): ScimAttributes {
  // What the library asks of a resource; it is dropped again when the result is read.
  const resource = { ...attributes, schemas: [], meta: { created: now, lastModified: now } }
  try {
    return scimPatch(resource, [operation])
  } catch (error) {
    const type = error instanceof ScimError ? (error.scimCode as ScimErrorType) : 'invalidPath'
    throw scimProblem(
      type,
      `The operation "${operation.op}" on "${operation.path}" cannot be carried out.`,
      'Compare the path and the value with the schema of the resource.',
      error,
    )
  }
}
