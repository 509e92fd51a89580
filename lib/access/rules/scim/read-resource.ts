import type { ScimAttribute } from '../../model/scim/attribute.ts'
import { scimProblem } from '../../model/scim/problem.ts'
import { externalIdAttribute, schemasOf } from '../../model/scim/schemas.ts'
import type { ScimType } from '../../model/scim/words.ts'
import { plainLine } from '../plain-line.ts'

/** What Plumbline keeps of a resource: the attributes of its schemas and `externalId`, without `id`, `schemas` and `meta`. */
export type ScimAttributes = Record<string, unknown>

const longestValue = 500
const mostValues = 100_000

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Attribute names are compared without case (RFC 7643, section 2.1). */
function fieldOf(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name]
  const wanted = name.toLowerCase()
  const key = Object.keys(fields).find((one) => one.toLowerCase() === wanted)
  return key === undefined ? undefined : fields[key]
}

/**
 * Reads a resource as a client sent it. What its schemas do not name is passed over, and so is what a client may not
 * write (RFC 7644, section 3.3). A boolean may be the word for it, and a complex attribute its value alone: Entra sends
 * both.
 * @throws PlumblineError with the keyword `invalidValue`, naming the attribute
 */
export function readResource(type: ScimType, sent: Fields): ScimAttributes {
  const { core, extension } = schemasOf[type]
  const found = readFields([externalIdAttribute, ...core.attributes], sent, '')
  for (const { name, required } of core.attributes) {
    if (required && found[name] === undefined)
      throw invalid(name, 'is missing', 'Send it with every resource.')
  }
  const extended = extension ? fieldOf(sent, extension.id) : undefined
  if (!extension || !isFields(extended)) return found
  const own = readFields(extension.attributes, extended, `${extension.id}:`)
  return Object.keys(own).length === 0 ? found : { ...found, [extension.id]: own }
}

/** A whole resource names its schema (RFC 7643, section 3). @throws PlumblineError with `invalidSyntax` */
export function requireSchema(type: ScimType, sent: Fields): void {
  const schemas = fieldOf(sent, 'schemas')
  const { id } = schemasOf[type].core
  if (Array.isArray(schemas) && schemas.some((one) => String(one).toLowerCase() === id.toLowerCase())) return
  throw scimProblem(
    'invalidSyntax',
    `The body is no ${type}: its schemas do not name "${id}".`,
    'Send a resource of this type here.',
  )
}

function readFields(attributes: readonly ScimAttribute[], fields: Fields, prefix: string): ScimAttributes {
  const found: ScimAttributes = {}
  for (const attribute of attributes) {
    if (attribute.mutability === 'readOnly') continue
    const value = readAttribute(attribute, fieldOf(fields, attribute.name), `${prefix}${attribute.name}`)
    if (value !== undefined) found[attribute.name] = value
  }
  return found
}

/** Undefined: unassigned, as null, an empty list and an empty text are (section 2.5). */
function readAttribute(attribute: ScimAttribute, value: unknown, name: string): unknown {
  if (value === undefined || value === null) return undefined
  if (!attribute.multiValued) return readValue(attribute, value, name)
  const values = Array.isArray(value) ? value : [value]
  if (values.length > mostValues) throw invalid(name, `has more than ${mostValues} values`, 'Split it up.')
  const read = values.flatMap((one) => readValue(attribute, one, name) ?? [])
  const distinct = new Map(read.map((one) => [identityOf(one), one]))
  return distinct.size === 0 ? undefined : [...distinct.values()]
}

/** Values of one attribute are told apart by what they stand for (section 2.4). */
const identityOf = (value: unknown): unknown =>
  isFields(value) && value.value !== undefined ? `${value.value} ${value.type ?? ''}` : JSON.stringify(value)

function readValue(attribute: ScimAttribute, value: unknown, name: string): unknown {
  if (attribute.type === 'complex') return readComplex(attribute, value, name)
  if (attribute.type === 'boolean') return readBoolean(value, name)
  if (value === null) return undefined
  if (typeof value !== 'string' && typeof value !== 'number')
    throw invalid(name, 'is no text', 'Send a text.')
  const text = plainLine(String(value))
  if (text.length > longestValue)
    throw invalid(name, `is longer than ${longestValue} characters`, 'Shorten it, or map another attribute.')
  return text === '' ? undefined : text
}

function readComplex(attribute: ScimAttribute, value: unknown, name: string): unknown {
  const parts = attribute.subAttributes ?? []
  const takesValue = parts.some((part) => part.name === 'value')
  const fields = takesValue && typeof value === 'string' ? { value } : value
  if (value === null || value === '') return undefined
  if (!isFields(fields)) throw invalid(name, 'is no object', 'Send it as its schema says.')
  const found = readFields(parts, fields, `${name}.`)
  // A value without its value (a manager that was taken away) stands for nothing.
  const isEmpty = takesValue ? found.value === undefined : Object.keys(found).length === 0
  return isEmpty ? undefined : found
}

function readBoolean(value: unknown, name: string): boolean | undefined {
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' ? value.toLowerCase() : null
  if (word === 'true' || word === 'false') return word === 'true'
  if (value === null || word === '') return undefined
  throw invalid(name, 'is neither true nor false', 'Send true or false.')
}

const invalid = (name: string, what: string, nextStep: string) =>
  scimProblem('invalidValue', `The attribute "${name}" ${what}.`, nextStep)
