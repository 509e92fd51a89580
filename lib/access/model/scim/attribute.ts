/** One attribute of a schema, with the characteristics of RFC 7643, section 2.2. */
export type ScimAttribute = {
  name: string
  type: 'string' | 'boolean' | 'reference' | 'complex'
  multiValued: boolean
  description: string
  required: boolean
  caseExact: boolean
  mutability: 'readOnly' | 'readWrite' | 'immutable'
  returned: 'default'
  uniqueness: 'none' | 'server'
  subAttributes?: readonly ScimAttribute[]
  canonicalValues?: readonly string[]
  referenceTypes?: readonly string[]
}

type Characteristics = Partial<Omit<ScimAttribute, 'name' | 'description' | 'subAttributes'>>

/** An attribute of one string, unless its characteristics say otherwise (the defaults of section 2.2). */
export const attribute = (
  name: string,
  description: string,
  characteristics: Characteristics = {},
): ScimAttribute => ({
  name,
  type: 'string',
  multiValued: false,
  description,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...characteristics,
})

export const complexAttribute = (
  name: string,
  description: string,
  subAttributes: readonly ScimAttribute[],
  characteristics: Characteristics = {},
): ScimAttribute => ({
  ...attribute(name, description, { type: 'complex', ...characteristics }),
  subAttributes,
})
