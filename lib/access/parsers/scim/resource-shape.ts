import { z } from 'zod'
import { scimUrn } from '../../model/scim/words.ts'
import { line, optionalFlag, optionalLine } from '../element-fields.ts'

/** What is read of users and groups; every other attribute is passed over. */
const user = z.object({
  schemas: z.array(z.string()).refine((all) => all.includes(scimUrn.user)),
  id: line,
  externalId: optionalLine,
  userName: line,
  displayName: optionalLine,
  title: optionalLine,
  userType: optionalLine,
  active: optionalFlag,
  name: z.object({ formatted: optionalLine, givenName: optionalLine, familyName: optionalLine }).nullish(),
  emails: z.array(z.object({ value: optionalLine, type: optionalLine, primary: optionalFlag })).nullish(),
  [scimUrn.enterpriseUser]: z
    .object({
      employeeNumber: optionalLine,
      department: optionalLine,
      manager: z.object({ value: optionalLine }).nullish(),
    })
    .nullish(),
})
export type ScimUser = z.infer<typeof user>

const group = z.object({
  schemas: z.array(z.string()).refine((all) => all.includes(scimUrn.group)),
  id: line,
  displayName: line,
  members: z.array(z.object({ value: line })).nullish(),
})
export type ScimGroup = z.infer<typeof group>

/** Judged by the schema that it names, so that an error is about the right shape. */
export function readScimResource(
  value: unknown,
): { user: ScimUser } | { group: ScimGroup } | { error: z.ZodError } {
  const schemas = typeof value === 'object' && value !== null && 'schemas' in value ? value.schemas : []
  if (Array.isArray(schemas) && schemas.includes(scimUrn.group)) {
    const read = group.safeParse(value)
    return read.success ? { group: read.data } : { error: read.error }
  }
  const read = user.safeParse(value)
  return read.success ? { user: read.data } : { error: read.error }
}
