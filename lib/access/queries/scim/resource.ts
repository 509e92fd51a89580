import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { scimResources } from '#db/schema/index.ts'
import { notFound } from '#lib/platform/errors.ts'
import { isId } from '#lib/platform/ids.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ScimResource } from '../../rules/scim/represent.ts'

/** `GET /scim/v2/Users/[id]` and `/Groups/[id]`. @throws PlumblineError not_found */
export const getScimResource = defineQuery({
  permission: 'scim.provision',
  input: z.strictObject({ type: z.enum(['User', 'Group']), id: z.string() }),
  async run({ input, db }): Promise<ScimResource> {
    const [row] = isId(input.id)
      ? await db
          .select()
          .from(scimResources)
          .where(and(eq(scimResources.id, input.id), eq(scimResources.type, input.type)))
      : []
    if (!row)
      throw notFound(`Resource ${input.id.slice(0, 100)}`, 'Create it, or search for it with a filter.')
    const { id, type, resource, createdAt, updatedAt } = row
    return { id, type, attributes: resource, createdAt, updatedAt }
  },
})
